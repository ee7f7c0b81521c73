package dev.reev.stack.outcome;

import java.time.Duration;

/** Waiting between two looks at something that is not ready yet. */
public final class Pause {

  private Pause() {}

  /**
   * Waits.
   *
   * @param what is waited for, such as "the server"
   * @throws ReevFailure exit code 1 when the thread is interrupted, which it remains
   */
  public static void awaiting(String what, Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ReevFailure.failed("interrupted while waiting for " + what);
    }
  }
}
