package dev.reev.cli.chaos;

import dev.reev.cli.outcome.ReevFailure;
import java.time.Duration;

/** Waiting between two looks. */
final class Pauses {

  private Pauses() {}

  static void sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ReevFailure.failed("interrupted");
    }
  }
}
