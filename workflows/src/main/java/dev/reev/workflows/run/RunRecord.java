package dev.reev.workflows.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end of a run as it is stored: once, in one transaction, under its execution id.
 *
 * @param state a terminal state
 * @param message one line for people, null when the run completed
 * @param outcome what the session file concluded; present when {@code COMPLETED}, and when the
 *     runner itself named the failure
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

  /** A run that nobody judged: stopped, or out of time. */
  static RunRecord unjudged(
      String executionId, RunState state, String message, List<AttemptRecord> attempts) {
    return new RunRecord(executionId, state, message, null, null, null, attempts);
  }
}
