package dev.reev.cli.chaos;

/** A kind of process that is killed. */
enum Target {
  API("API and worker"),
  RUNNER("runner"),
  LEDGER("ledger"),
  POSTGRES("PostgreSQL"),
  TEMPORAL("Temporal");

  private final String text;

  Target(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /** True when a run loses an attempt by it. */
  boolean belongsToARun() {
    return this == RUNNER || this == LEDGER;
  }
}
