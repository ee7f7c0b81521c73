package dev.reev.api.suite.workflow;

import dev.reev.api.suite.state.SuiteKind;
import dev.reev.api.temporal.UnavailableException;
import dev.reev.api.temporal.WorkflowOutcome;
import java.util.UUID;

/** What carries suites out. Every call ends within a few seconds. */
interface SuiteEngine {

  boolean isReachable();

  /**
   * Starts the suite's workflow; one that is under way looks at the suite again.
   *
   * @param title what it is, for people
   */
  void startOrWake(UUID suite, SuiteKind kind, String title) throws UnavailableException;

  WorkflowOutcome outcome(String workflowId) throws UnavailableException;
}
