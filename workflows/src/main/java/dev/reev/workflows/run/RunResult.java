package dev.reev.workflows.run;

import org.jspecify.annotations.Nullable;

/**
 * Result of a finished workflow, as the Temporal Web UI shows it. The database holds the rest.
 *
 * @param score null for none, which is not zero
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
