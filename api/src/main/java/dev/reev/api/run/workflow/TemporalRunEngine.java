package dev.reev.api.run.workflow;

import dev.reev.activities.temporal.TemporalLink;
import dev.reev.api.temporal.AttributeRegistration;
import dev.reev.api.temporal.StatusCodes;
import dev.reev.api.temporal.UnavailableException;
import dev.reev.api.temporal.WorkflowOutcome;
import dev.reev.api.temporal.WorkflowOutcomes;
import dev.reev.workflows.run.BenchmarkRunWorkflow;
import dev.reev.workflows.run.RunIds;
import dev.reev.workflows.run.RunRequest;
import dev.reev.workflows.run.RunStart;
import io.grpc.Status;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import org.springframework.stereotype.Component;

/** Runs as Temporal workflows. */
@Component
class TemporalRunEngine implements RunEngine {

  private final WorkflowClient client;
  private final TemporalLink link;
  private final WorkflowOutcomes outcomes;
  private final AttributeRegistration attributes;

  TemporalRunEngine(
      WorkflowClient client,
      TemporalLink link,
      WorkflowOutcomes outcomes,
      AttributeRegistration attributes) {
    this.client = client;
    this.link = link;
    this.outcomes = outcomes;
    this.attributes = attributes;
  }

  @Override
  public boolean isReachable() {
    return link.probe();
  }

  @Override
  public void start(RunRequest request, int priority)
      throws UnavailableException, RefusedException {
    try {
      startOnce(new RunStart(request, priority));
    } catch (RuntimeException e) {
      if (StatusCodes.of(e) != Status.Code.INVALID_ARGUMENT) {
        throw new UnavailableException(e);
      }
      if (!request.hasAttributes()) {
        throw new RefusedException("Temporal refuses it; the server's log says why", e);
      }
      // A server that was exchanged, or an operator who took them away.
      attributes.doubt();
      start(request.withoutAttributes(), priority);
    }
  }

  private void startOnce(RunStart start) {
    BenchmarkRunWorkflow workflow =
        client.newWorkflowStub(BenchmarkRunWorkflow.class, start.options());
    try {
      link.withDeadline(() -> WorkflowClient.start(workflow::run, start.request()));
    } catch (WorkflowExecutionAlreadyStarted e) {
      // An earlier start was accepted and its answer lost: that is the run.
      return;
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
  public WorkflowOutcome outcome(String executionId) throws UnavailableException {
    return outcomes.of(RunIds.workflowId(executionId));
  }
}
