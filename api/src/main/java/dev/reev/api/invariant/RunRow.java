package dev.reev.api.invariant;

import dev.reev.workflows.run.RunState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as the database has it.
 *
 * @param workflowStartedAt null while the outbox has not handed it over
 * @param host of its newest attempt, null before the first
 * @param attempt number of its newest attempt, 0 before the first
 * @param endedAt null while it is open
 */
record RunRow(
    UUID id,
    RunState state,
    @Nullable Instant workflowStartedAt,
    @Nullable String host,
    int attempt,
    @Nullable Instant endedAt) {

  boolean runs() {
    return state == RunState.RUNNING && host != null;
  }
}
