package dev.reev.stack.outcome;

import java.time.Duration;

/** Waits between two polls. */
public final class Pause {

  private Pause() {}

  /**
   * Waits.
   *
   * @param what awaited event or part, such as "the server"
   * @throws ReevFailure exit code 1 when the thread is interrupted; its interrupt flag stays set
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
