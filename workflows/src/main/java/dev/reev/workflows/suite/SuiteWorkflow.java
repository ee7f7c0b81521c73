package dev.reev.workflows.suite;

import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Starts the runs of a suite as child workflows, only so many at a time, and ends when all have
 * ended. Started under the id {@link SuiteIds#workflowId}; cancelling it stops the suite and its
 * runs. It holds no state that could get lost: each dispatch asks the database for the work that is
 * left, so the workflow can be started again at any time.
 */
@WorkflowInterface
public interface SuiteWorkflow {

  @WorkflowMethod(name = "Suite")
  SuiteResult run(SuiteRequest request);

  /** The suite was changed: dispatch again. A lost signal costs half a minute at most. */
  @SignalMethod
  void wake();
}
