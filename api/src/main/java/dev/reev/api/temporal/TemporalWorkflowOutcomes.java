package dev.reev.api.temporal;

import dev.reev.activities.temporal.TemporalLink;
import io.grpc.Status;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import org.springframework.stereotype.Component;

/** Asks Temporal; each answer comes within five seconds. */
@Component
class TemporalWorkflowOutcomes implements WorkflowOutcomes {

  private final WorkflowClient client;
  private final TemporalLink link;

  TemporalWorkflowOutcomes(WorkflowClient client, TemporalLink link) {
    this.client = client;
    this.link = link;
  }

  @Override
  public WorkflowOutcome of(String workflowId) throws UnavailableException {
    try {
      return link.withDeadline(
          () ->
              switch (client.newUntypedWorkflowStub(workflowId).describe().getStatus()) {
                case WORKFLOW_EXECUTION_STATUS_COMPLETED -> WorkflowOutcome.COMPLETED;
                case WORKFLOW_EXECUTION_STATUS_CANCELED, WORKFLOW_EXECUTION_STATUS_TERMINATED ->
                    WorkflowOutcome.ENDED_BY_HAND;
                case WORKFLOW_EXECUTION_STATUS_FAILED, WORKFLOW_EXECUTION_STATUS_TIMED_OUT ->
                    WorkflowOutcome.BROKEN;
                default -> WorkflowOutcome.OPEN;
              });
    } catch (WorkflowNotFoundException e) {
      return WorkflowOutcome.UNKNOWN;
    } catch (RuntimeException e) {
      if (StatusCodes.of(e) == Status.Code.NOT_FOUND) {
        return WorkflowOutcome.UNKNOWN;
      }
      throw new UnavailableException(e);
    }
  }
}
