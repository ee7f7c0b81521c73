package dev.reev.workflows.suite;

/** The durable state of a suite. Only a retry leads back from an end. */
public enum SuiteState {
  /** Accepted and stored with all its runs; no workflow has looked at it yet. */
  PENDING,
  /** Its workflow starts its runs and sees them end. */
  RUNNING,
  /** All its runs have ended, each in its own way. */
  COMPLETED,
  /** All its runs have ended, some because the suite was stopped. */
  STOPPED;

  /** As people and clients write it, for example {@code Stopped}. */
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
