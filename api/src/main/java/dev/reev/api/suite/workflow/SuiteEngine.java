package dev.reev.api.suite.workflow;

import dev.reev.api.suite.state.SuiteKind;
import dev.reev.api.temporal.UnavailableException;
import dev.reev.api.temporal.WorkflowOutcome;
import java.util.UUID;

/** Executes suites. Every call ends within a few seconds. */
interface SuiteEngine {

  boolean isReachable();

  /**
   * Starts the suite's workflow, or wakes it so that it reads the suite again.
   *
   * @param title display name in Temporal's Web UI
   */
  void startOrWake(UUID suite, SuiteKind kind, String title) throws UnavailableException;

  WorkflowOutcome outcome(String workflowId) throws UnavailableException;
}
