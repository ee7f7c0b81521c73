package dev.reev.workflows.run;

import java.time.Duration;

/**
 * How often a run is attempted when its failure {@linkplain FailureClass#isRetryable() can end
 * differently}. It travels in the start payload, so a changed default never alters a running
 * workflow.
 *
 * @param maxAttempts attempts in all, at least 1
 * @param firstBackoff wait before the second attempt; doubled for each further one
 * @param maxBackoff longest wait between two attempts
 */
public record AttemptPolicy(int maxAttempts, Duration firstBackoff, Duration maxBackoff) {

  /**
   * Three attempts: one fault of the machine (an out-of-memory kill, a full disk for a moment) is
   * outlived, a runner that always breaks is reported within seconds.
   */
  public static final AttemptPolicy DEFAULT =
      new AttemptPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(30));

  boolean allowsAnotherAfter(int attempt, FailureClass failure) {
    return failure.isRetryable() && attempt < maxAttempts;
  }

  Duration backoffAfter(int attempt) {
    Duration backoff = firstBackoff;
    for (int i = 1; i < attempt && backoff.compareTo(maxBackoff) < 0; i++) {
      backoff = backoff.multipliedBy(2);
    }
    return backoff.compareTo(maxBackoff) < 0 ? backoff : maxBackoff;
  }
}
