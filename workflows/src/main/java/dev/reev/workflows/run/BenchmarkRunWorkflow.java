package dev.reev.workflows.run;

import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * One benchmark run: launch a runner, read the session file it leaves, store the result. Started
 * under the id {@link RunIds#workflowId}; cancelling it stops the run.
 */
@WorkflowInterface
public interface BenchmarkRunWorkflow {

  @WorkflowMethod(name = "BenchmarkRun")
  RunResult run(RunRequest request);

  /** Sent by the launching activity once the runner process exists; a lost one costs no result. */
  @SignalMethod
  void started(RunnerStarted runner);
}
