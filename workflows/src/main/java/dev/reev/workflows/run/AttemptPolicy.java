package dev.reev.workflows.run;

import java.time.Duration;

/**
 * How often a run is attempted when its failure {@linkplain FailureClass#isRetryable() can end
 * differently}. It travels in the start payload, so a changed default never alters a running
 * workflow.
 *
 * @param maxAttempts attempts in all, 1 to {@link #MAX_ATTEMPTS}
 * @param firstBackoff wait before the second attempt; doubled for each further one
 * @param maxBackoff longest wait between two attempts
 */
public record AttemptPolicy(int maxAttempts, Duration firstBackoff, Duration maxBackoff) {

  /** All attempts of a run and what they printed must fit into one payload of 2 MiB. */
  public static final int MAX_ATTEMPTS = 5;

  /**
   * Three attempts: one fault of the machine (an out-of-memory kill, a full disk for a moment) is
   * outlived, a runner that always breaks is reported within seconds.
   */
  public static final AttemptPolicy DEFAULT =
      new AttemptPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(30));

  public AttemptPolicy {
    if (maxAttempts < 1 || maxAttempts > MAX_ATTEMPTS) {
      throw new IllegalArgumentException("attempts must be 1 to " + MAX_ATTEMPTS);
    }
  }

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
