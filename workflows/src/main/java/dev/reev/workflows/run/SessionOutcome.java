package dev.reev.workflows.run;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Conclusion of a session file: either a score, or a failure that the runner named itself.
 *
 * @param score 0..1, null exactly when {@code failure} is set
 * @param passed false when the runner reports that the run failed or that a check prevents a pass,
 *     null without a score; whether the score is high enough is for the benchmark to decide
 * @param executionTimeMs evaluation time measured by the runner, null without a score
 * @param checks parts of the score, null without a score and when the session has none
 */
public record SessionOutcome(
    @Nullable Double score,
    @Nullable Boolean passed,
    @Nullable Long executionTimeMs,
    @Nullable NamedFailure failure,
    @Nullable Checks checks) {

  /**
   * A failure as the runner wrote it, e.g. {@code ledger_unavailable}.
   *
   * @param reason null when the runner gave none
   * @param retryAfter the wait that the provider asked for, null when it named none
   */
  public record NamedFailure(
      FailureClass failureClass,
      String message,
      @Nullable FailureReason reason,
      @Nullable Duration retryAfter) {}

  /**
   * Summary of a session's checks, as shown by lists and exports.
   *
   * @param total number of checks
   * @param failed number of checks that do not hold
   * @param harm true when one of them is harm
   * @param first the worst of the failed checks, at most {@link #SHOWN}
   */
  public record Checks(int total, int failed, boolean harm, List<FailedCheck> first) {

    /** With the longest ids and reasons about 50 KiB of payload. */
    public static final int SHOWN = 20;
  }

  /**
   * A check that does not hold.
   *
   * @param critical true when it keeps the run from passing
   * @param harm true when it is harm
   * @param reason one line
   */
  public record FailedCheck(String id, boolean critical, boolean harm, String reason) {}
}
