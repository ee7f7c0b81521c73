package dev.reev.api.temporal;

import dev.reev.activities.temporal.TemporalLink;
import io.grpc.Status;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import org.springframework.stereotype.Component;

/** Asks Temporal; each answer comes within five seconds. */
@Component
class TemporalWorkflowFates implements WorkflowFates {

  private final WorkflowClient client;
  private final TemporalLink link;

  TemporalWorkflowFates(WorkflowClient client, TemporalLink link) {
    this.client = client;
    this.link = link;
  }

  @Override
  public Fate of(String workflowId) throws UnavailableException {
    try {
      return link.withDeadline(
          () ->
              switch (client.newUntypedWorkflowStub(workflowId).describe().getStatus()) {
                case WORKFLOW_EXECUTION_STATUS_COMPLETED -> Fate.COMPLETED;
                case WORKFLOW_EXECUTION_STATUS_CANCELED, WORKFLOW_EXECUTION_STATUS_TERMINATED ->
                    Fate.ENDED_BY_HAND;
                case WORKFLOW_EXECUTION_STATUS_FAILED, WORKFLOW_EXECUTION_STATUS_TIMED_OUT ->
                    Fate.BROKEN;
                default -> Fate.OPEN;
              });
    } catch (WorkflowNotFoundException e) {
      return Fate.UNKNOWN;
    } catch (RuntimeException e) {
      if (StatusCodes.of(e) == Status.Code.NOT_FOUND) {
        return Fate.UNKNOWN;
      }
      throw new UnavailableException(e);
    }
  }
}
