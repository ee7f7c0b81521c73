package dev.reev.workflows.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often a run is attempted after one kind of failure, and how long it waits in between.
 *
 * @param reason null for every reason of the class
 * @param maxAttempts attempts in all, including those that failed in other ways; 1 means no further
 *     attempt
 * @param firstBackoff wait after the first attempt; doubled after each further one
 * @param maxBackoff longest wait; when a provider asks for more, there is no further attempt
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
   * The wait before the next attempt, null when there is to be none.
   *
   * @param told the wait that the provider asked for, null when it named none
   */
  @Nullable Duration waitAfter(int attempt, @Nullable Duration told) {
    if (attempt >= maxAttempts) {
      return null;
    }
    if (told != null) {
      // An attempt before that time is pointless.
      return told.compareTo(maxBackoff) <= 0 ? told : null;
    }
    Duration backoff = firstBackoff;
    for (int i = 1; i < attempt && backoff.compareTo(maxBackoff) < 0; i++) {
      backoff = backoff.multipliedBy(2);
    }
    return backoff.compareTo(maxBackoff) < 0 ? backoff : maxBackoff;
  }
}
