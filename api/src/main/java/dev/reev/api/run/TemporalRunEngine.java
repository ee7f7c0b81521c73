package dev.reev.api.run;

import dev.reev.activities.temporal.TemporalLink;
import dev.reev.api.temporal.Fate;
import dev.reev.api.temporal.StatusCodes;
import dev.reev.api.temporal.UnavailableException;
import dev.reev.api.temporal.WorkflowFates;
import dev.reev.workflows.run.BenchmarkRunWorkflow;
import dev.reev.workflows.run.RunIds;
import dev.reev.workflows.run.RunRequest;
import dev.reev.workflows.run.TaskQueues;
import io.grpc.Status;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.Priority;
import org.springframework.stereotype.Component;

/** Runs as Temporal workflows. */
@Component
class TemporalRunEngine implements RunEngine {

  private final WorkflowClient client;
  private final TemporalLink link;
  private final WorkflowFates fates;

  TemporalRunEngine(WorkflowClient client, TemporalLink link, WorkflowFates fates) {
    this.client = client;
    this.link = link;
    this.fates = fates;
  }

  @Override
  public boolean isReachable() {
    return link.probe();
  }

  @Override
  public void start(RunRequest request, int priority)
      throws UnavailableException, RefusedException {
    WorkflowOptions options =
        WorkflowOptions.newBuilder()
            .setWorkflowId(RunIds.workflowId(request.executionId()))
            .setTaskQueue(TaskQueues.RUNNER)
            .setWorkflowIdReusePolicy(
                WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
            // The first workflow task comes back with the start when this process has a worker.
            .setDisableEagerExecution(false)
            // Activities inherit it: which launch gets the next free slot.
            .setPriority(Priority.newBuilder().setPriorityKey(priority).build())
            .setStaticSummary(request.benchmarkId() + " with " + request.agent())
            .build();
    BenchmarkRunWorkflow workflow = client.newWorkflowStub(BenchmarkRunWorkflow.class, options);
    try {
      link.withDeadline(() -> WorkflowClient.start(workflow::run, request));
    } catch (WorkflowExecutionAlreadyStarted e) {
      // An earlier start was accepted and its answer lost: that is the run.
      return;
    } catch (RuntimeException e) {
      if (StatusCodes.of(e) == Status.Code.INVALID_ARGUMENT) {
        throw new RefusedException(String.valueOf(e.getMessage()), e);
      }
      throw new UnavailableException(e);
    }
  }

  @Override
  public void cancel(String executionId) throws UnavailableException {
    try {
      link.withDeadline(
          () -> {
            client.newUntypedWorkflowStub(RunIds.workflowId(executionId)).cancel();
            return true;
          });
    } catch (WorkflowNotFoundException e) {
      // Ended, or lost with its history: the reconciler finds out which.
      return;
    } catch (RuntimeException e) {
      throw new UnavailableException(e);
    }
  }

  @Override
  public Fate fate(String executionId) throws UnavailableException {
    return fates.of(RunIds.workflowId(executionId));
  }
}
