package dev.reev.chaos;

/** Kind of process to kill. */
public enum Target {
  API("API and worker"),
  RUNNER("runner"),
  LEDGER("ledger"),
  POSTGRES("PostgreSQL"),
  TEMPORAL("Temporal");

  private final String text;

  Target(String text) {
    this.text = text;
  }

  /** Name for display. */
  public String text() {
    return text;
  }

  /** Returns true when killing it costs a run an attempt. */
  public boolean belongsToARun() {
    return this == RUNNER || this == LEDGER;
  }
}
