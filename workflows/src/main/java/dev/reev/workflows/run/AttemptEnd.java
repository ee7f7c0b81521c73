package dev.reev.workflows.run;

import org.jspecify.annotations.Nullable;

/** How one attempt ended. */
sealed interface AttemptEnd {

  AttemptRecord record();

  /** The runner finished and its session file holds a score. */
  record Scored(AttemptRecord record, SessionReading reading) implements AttemptEnd {}

  /** No score. The session is there when the runner could name its failure itself. */
  record Broken(AttemptRecord record, RunFailure failure, @Nullable SessionReading reading)
      implements AttemptEnd {

    /** The failure in the runner's own words, null when it had none. */
    SessionOutcome.@Nullable NamedFailure named() {
      return reading == null ? null : reading.outcome().failure();
    }
  }

  /** Ended because the run was cancelled. */
  record Stopped(AttemptRecord record) implements AttemptEnd {}

  /** Ended by the deadline. */
  record TimedOut(AttemptRecord record) implements AttemptEnd {}
}
