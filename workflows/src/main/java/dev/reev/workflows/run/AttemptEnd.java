package dev.reev.workflows.run;

import org.jspecify.annotations.Nullable;

/** The end of one attempt. */
sealed interface AttemptEnd {

  AttemptRecord record();

  /** The runner finished and its session file holds a score. */
  record Scored(AttemptRecord record, SessionReading reading) implements AttemptEnd {}

  /** No score. The session is present when the runner named the failure itself. */
  record Broken(AttemptRecord record, RunFailure failure, @Nullable SessionReading reading)
      implements AttemptEnd {

    /** The failure as the runner named it, else null. */
    SessionOutcome.@Nullable NamedFailure named() {
      return reading == null ? null : reading.outcome().failure();
    }
  }

  /** The run was cancelled. */
  record Stopped(AttemptRecord record) implements AttemptEnd {}

  /** The deadline passed. */
  record TimedOut(AttemptRecord record) implements AttemptEnd {}
}
