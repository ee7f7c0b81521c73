package dev.reev.workflows.suite;

import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Starts the runs of a suite as child workflows, only so many at a time, and ends when all have
 * ended. Started under the id {@link SuiteIds#workflowId}; cancelling it stops the suite and its
 * runs. It keeps nothing that could get lost: what is to do is asked of the database each time, so
 * that it can be started again at any moment.
 */
@WorkflowInterface
public interface SuiteWorkflow {

  @WorkflowMethod(name = "Suite")
  SuiteResult run(SuiteRequest request);

  /** The suite was changed: look again. A lost one costs half a minute at most. */
  @SignalMethod
  void wake();
}
