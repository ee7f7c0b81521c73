package dev.reev.chaos;

/** A kind of process that is killed. */
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

  /** Its name for people. */
  public String text() {
    return text;
  }

  /** True when a run loses an attempt by it. */
  public boolean belongsToARun() {
    return this == RUNNER || this == LEDGER;
  }
}
