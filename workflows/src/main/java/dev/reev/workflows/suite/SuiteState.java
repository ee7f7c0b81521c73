package dev.reev.workflows.suite;

/** The durable state of a suite. A terminal state changes only by a retry. */
public enum SuiteState {
  /** Accepted and stored with all its runs; its workflow has dispatched none yet. */
  PENDING,
  /** Its workflow starts its runs and waits for their ends. */
  RUNNING,
  /** All its runs have ended, in whatever state. */
  COMPLETED,
  /** All its runs have ended, some because the suite was stopped. */
  STOPPED;

  /** The name for users and clients, for example {@code Stopped}. */
  public String title() {
    return switch (this) {
      case PENDING -> "Pending";
      case RUNNING -> "Running";
      case COMPLETED -> "Completed";
      case STOPPED -> "Stopped";
    };
  }

  public boolean isTerminal() {
    return switch (this) {
      case PENDING, RUNNING -> false;
      case COMPLETED, STOPPED -> true;
    };
  }
}
