package dev.reev.workflows.run;

import org.jspecify.annotations.Nullable;

/**
 * What a finished workflow shows in the Temporal Web UI. The database holds the rest.
 *
 * @param score null when there is none; missing is not zero
 */
public record RunResult(
    String executionId,
    RunState state,
    @Nullable Double score,
    @Nullable FailureClass failureClass,
    int attempts) {

  static RunResult of(RunRecord record) {
    SessionOutcome outcome = record.outcome();
    RunFailure failure = record.failure();
    return new RunResult(
        record.executionId(),
        record.state(),
        record.state() == RunState.COMPLETED && outcome != null ? outcome.score() : null,
        failure == null ? null : failure.failureClass(),
        record.attempts().size());
  }
}
