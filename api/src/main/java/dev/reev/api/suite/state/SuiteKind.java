package dev.reev.api.suite.state;

/** Who asked for a suite. */
public enum SuiteKind {
  /** People and programs. */
  ORDINARY,
  /** A tick of a schedule. */
  TICK,
  /** The confirmation of a suspected regression. */
  CONFIRMATION
}
