package dev.reev.workflows.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often a run is attempted that fails in one way, and how long it waits in between.
 *
 * @param reason null for every reason of the class
 * @param maxAttempts attempts in all, whatever the earlier ones failed of; 1 is no other attempt
 * @param firstBackoff wait after the first attempt; doubled after each further one
 * @param maxBackoff longest wait; a provider that asks for more is not waited for
 */
public record RetryRule(
    FailureClass failureClass,
    @Nullable FailureReason reason,
    int maxAttempts,
    Duration firstBackoff,
    Duration maxBackoff) {

  public RetryRule {
    AttemptPolicy.requireAttempts(maxAttempts);
  }

  boolean isFor(FailureClass failure, @Nullable FailureReason why) {
    return failure == failureClass && (reason == null || reason == why);
  }

  /**
   * The wait before the next attempt, null when there shall be none.
   *
   * @param told what the provider asked for, null when it did not say
   */
  @Nullable Duration waitAfter(int attempt, @Nullable Duration told) {
    if (attempt >= maxAttempts) {
      return null;
    }
    if (told != null) {
      // Coming back sooner than told is pointless.
      return told.compareTo(maxBackoff) <= 0 ? told : null;
    }
    Duration backoff = firstBackoff;
    for (int i = 1; i < attempt && backoff.compareTo(maxBackoff) < 0; i++) {
      backoff = backoff.multipliedBy(2);
    }
    return backoff.compareTo(maxBackoff) < 0 ? backoff : maxBackoff;
  }
}
