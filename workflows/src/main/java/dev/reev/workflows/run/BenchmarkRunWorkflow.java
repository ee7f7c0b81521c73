package dev.reev.workflows.run;

import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * One benchmark run: launches a runner, reads its session file, stores the result. Started under
 * the id {@link RunIds#workflowId}; cancelling it stops the run.
 */
@WorkflowInterface
public interface BenchmarkRunWorkflow {

  @WorkflowMethod(name = "BenchmarkRun")
  RunResult run(RunRequest request);

  /**
   * Sent by the launch activity once the runner process exists. The result does not depend on it.
   */
  @SignalMethod
  void started(RunnerStarted runner);
}
