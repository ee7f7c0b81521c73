package dev.reev.workflows.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a session file concludes: either a score or a failure that the runner named itself.
 *
 * @param score 0..1, null exactly when {@code failure} is set
 * @param passed whether the score reached the benchmark's threshold, null without a score
 * @param executionTimeMs evaluation time measured by the runner, null without a score
 */
public record SessionOutcome(
    @Nullable Double score,
    @Nullable Boolean passed,
    @Nullable Long executionTimeMs,
    @Nullable NamedFailure failure) {

  /**
   * A failure class as the runner wrote it, e.g. {@code ledger_unavailable}.
   *
   * @param reason null when the runner did not say more
   * @param retryAfter how long to wait as the provider told it, null when it did not
   */
  public record NamedFailure(
      FailureClass failureClass,
      String message,
      @Nullable FailureReason reason,
      @Nullable Duration retryAfter) {}
}
