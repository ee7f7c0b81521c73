package dev.reev.api.suite.state;

/** Origin of a suite. */
public enum SuiteKind {
  /** A submission by a user or a program. */
  ORDINARY,
  /** A tick of a schedule. */
  TICK,
  /** The confirmation of a suspected regression. */
  CONFIRMATION
}
