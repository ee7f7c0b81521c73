package dev.reev.workflows.run;

/**
 * The durable state of a run. It only moves forward: {@code PENDING -> RUNNING ->} one of the
 * terminal states; a terminal state never changes.
 */
public enum RunState {
  /** Accepted and stored; no runner process exists yet. */
  PENDING,
  /** A runner process was started. */
  RUNNING,
  /** The runner finished and a score exists, whatever its value. */
  COMPLETED,
  /** No score: the run itself broke; its {@link RunFailure} has the reason. */
  FAILED,
  /** Ended at a user's request before a score existed. */
  STOPPED,
  /** Ended by its deadline before a score existed. */
  TIMED_OUT;

  /** The name for users and clients, for example {@code TimedOut}. */
  public String title() {
    return switch (this) {
      case PENDING -> "Pending";
      case RUNNING -> "Running";
      case COMPLETED -> "Completed";
      case FAILED -> "Failed";
      case STOPPED -> "Stopped";
      case TIMED_OUT -> "TimedOut";
    };
  }

  public boolean isTerminal() {
    return switch (this) {
      case PENDING, RUNNING -> false;
      case COMPLETED, FAILED, STOPPED, TIMED_OUT -> true;
    };
  }
}
