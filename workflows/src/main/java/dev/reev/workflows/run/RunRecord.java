package dev.reev.workflows.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end of a run as stored: once, in one transaction, under its execution id.
 *
 * @param state a terminal state
 * @param message one line for readers, null when the run completed
 * @param outcome of the session file; present when {@code COMPLETED}, and when the runner itself
 *     named the failure
 * @param failure present exactly when {@code FAILED}
 * @param document the session file, null when none was valid
 * @param attempts every attempt in order, the last one decided the run
 */
public record RunRecord(
    String executionId,
    RunState state,
    @Nullable String message,
    @Nullable SessionOutcome outcome,
    @Nullable RunFailure failure,
    @Nullable Document document,
    List<AttemptRecord> attempts) {

  /** A run without an outcome: stopped or timed out. */
  static RunRecord unjudged(
      String executionId, RunState state, String message, List<AttemptRecord> attempts) {
    return new RunRecord(executionId, state, message, null, null, null, attempts);
  }
}
