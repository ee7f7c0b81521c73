package dev.reev.workflows.suite;

/** Types of the {@code ApplicationFailure}s shared by activities and workflow. */
public final class SuiteFailures {

  /** The database holds no suite with this id. */
  public static final String UNKNOWN_SUITE = "UnknownSuite";

  private SuiteFailures() {}
}
