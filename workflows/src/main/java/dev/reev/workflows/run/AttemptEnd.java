package dev.reev.workflows.run;

import org.jspecify.annotations.Nullable;

/** How one attempt ended. */
sealed interface AttemptEnd {

  AttemptRecord record();

  /** The runner finished and its session file holds a score. */
  record Scored(AttemptRecord record, SessionReading reading) implements AttemptEnd {}

  /** No score. The session is there when the runner could name its failure itself. */
  record Broken(AttemptRecord record, RunFailure failure, @Nullable SessionReading reading)
      implements AttemptEnd {}

  /** Ended because the run was cancelled. */
  record Stopped(AttemptRecord record) implements AttemptEnd {}

  /** Ended by the deadline. */
  record TimedOut(AttemptRecord record) implements AttemptEnd {}
}
