package dev.reev.workflows.run;

import static dev.reev.workflows.run.FailureClass.AGENT_UNAVAILABLE;
import static dev.reev.workflows.run.FailureClass.LEDGER_UNAVAILABLE;
import static dev.reev.workflows.run.FailureClass.SESSION_INVALID;
import static dev.reev.workflows.run.FailureClass.SESSION_MISSING;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often a run is attempted when its failure {@linkplain FailureClass#isRetryable() can end
 * differently}. It travels in the start payload, so a changed default never alters a running
 * workflow.
 *
 * @param maxAttempts attempts in all, 1 to {@link #MAX_ATTEMPTS}
 * @param firstBackoff wait before the second attempt; doubled for each further one
 * @param maxBackoff longest wait between two attempts
 * @param rules exceptions for some failures, the first that matches applies; null in runs that were
 *     accepted before rules existed
 */
public record AttemptPolicy(
    int maxAttempts, Duration firstBackoff, Duration maxBackoff, @Nullable List<RetryRule> rules) {

  /** All attempts of a run and their output must fit into one payload of 2 MiB. */
  public static final int MAX_ATTEMPTS = 5;

  /**
   * Quotas of requests or tokens are renewed each minute or hour. A longer wait, such as for a
   * day's quota, is left to the user.
   */
  private static final Duration LONGEST_RATE_LIMIT = Duration.ofHours(1);

  /**
   * Three attempts: a run survives one fault of the machine (an out-of-memory kill, a disk that is
   * full for a moment), and a runner that always breaks is reported within seconds.
   */
  public static final AttemptPolicy DEFAULT =
      new AttemptPolicy(
          3,
          Duration.ofSeconds(1),
          Duration.ofSeconds(30),
          List.of(
              // A rejected key stays rejected, and a missing setting stays missing.
              once(AGENT_UNAVAILABLE, FailureReason.AUTH),
              once(AGENT_UNAVAILABLE, FailureReason.NOT_CONFIGURED),
              once(LEDGER_UNAVAILABLE, FailureReason.NOT_CONFIGURED),
              // The runner has already waited two minutes itself; unless the provider names a wait,
              // half a minute, then doubled.
              new RetryRule(
                  AGENT_UNAVAILABLE,
                  FailureReason.RATE_LIMITED,
                  MAX_ATTEMPTS,
                  Duration.ofSeconds(30),
                  LONGEST_RATE_LIMIT),
              // A service that restarts is back within half a minute: 5, 10 and 20 s.
              patient(AGENT_UNAVAILABLE),
              patient(LEDGER_UNAVAILABLE),
              // A runner that writes an invalid session does so again; one more try, in case the
              // disk was full.
              twice(SESSION_MISSING),
              twice(SESSION_INVALID)));

  public AttemptPolicy {
    requireAttempts(maxAttempts);
  }

  static void requireAttempts(int attempts) {
    if (attempts < 1 || attempts > MAX_ATTEMPTS) {
      throw new IllegalArgumentException("attempts must be 1 to " + MAX_ATTEMPTS);
    }
  }

  /**
   * The wait before the next attempt, null when there is to be none.
   *
   * @param named the failure as the runner named it, null when it did not
   */
  @Nullable Duration waitAfter(
      int attempt, FailureClass failure, SessionOutcome.@Nullable NamedFailure named) {
    if (!failure.isRetryable()) {
      return null;
    }
    return rule(failure, named == null ? null : named.reason())
        .waitAfter(attempt, named == null ? null : named.retryAfter());
  }

  private RetryRule rule(FailureClass failure, @Nullable FailureReason reason) {
    return (rules == null ? List.<RetryRule>of() : rules)
        .stream()
            .filter(rule -> rule.isFor(failure, reason))
            .findFirst()
            .orElseGet(() -> new RetryRule(failure, null, maxAttempts, firstBackoff, maxBackoff));
  }

  private static RetryRule once(FailureClass failure, FailureReason reason) {
    return new RetryRule(failure, reason, 1, Duration.ZERO, Duration.ZERO);
  }

  private static RetryRule twice(FailureClass failure) {
    return new RetryRule(failure, null, 2, Duration.ofSeconds(1), Duration.ofSeconds(1));
  }

  private static RetryRule patient(FailureClass failure) {
    return new RetryRule(failure, null, 4, Duration.ofSeconds(5), Duration.ofMinutes(1));
  }
}
