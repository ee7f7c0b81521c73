package dev.reev.workflows.score;

/** The durable state of a score set. A terminal one never changes. */
public enum ScoreSetState {
  /** Accepted and stored; no workflow has scored any of its runs yet. */
  PENDING,
  /** Its workflow scores its runs, batch after batch. */
  RUNNING,
  /** Every run it covers has a new score, or a reason why there is none. */
  COMPLETED,
  /** It was stopped; scores made until then are kept. */
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
