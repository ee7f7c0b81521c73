package dev.reev.api.score.workflow;

import dev.reev.activities.temporal.TemporalLink;
import dev.reev.api.temporal.PublicUrl;
import dev.reev.api.temporal.UnavailableException;
import dev.reev.api.temporal.WorkflowOutcome;
import dev.reev.api.temporal.WorkflowOutcomes;
import dev.reev.workflows.score.ScoreIds;
import dev.reev.workflows.score.ScoreRequest;
import dev.reev.workflows.score.ScoreStart;
import dev.reev.workflows.score.ScoreWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Score sets as Temporal workflows. */
@Component
class TemporalScoreEngine implements ScoreEngine {

  private final WorkflowClient client;
  private final TemporalLink link;
  private final WorkflowOutcomes outcomes;
  private final PublicUrl url;

  TemporalScoreEngine(
      WorkflowClient client, TemporalLink link, WorkflowOutcomes outcomes, PublicUrl url) {
    this.client = client;
    this.link = link;
    this.outcomes = outcomes;
    this.url = url;
  }

  @Override
  public boolean isReachable() {
    return link.probe();
  }

  @Override
  public void start(UUID set, String title) throws UnavailableException {
    String id = set.toString();
    ScoreWorkflow workflow =
        client.newWorkflowStub(
            ScoreWorkflow.class, new ScoreStart(id, title, url.value()).options());
    try {
      link.withDeadline(() -> WorkflowClient.start(workflow::score, new ScoreRequest(id, null)));
    } catch (WorkflowExecutionAlreadyStarted e) {
      // That one does the same.
    } catch (RuntimeException e) {
      throw new UnavailableException(e);
    }
  }

  @Override
  public WorkflowOutcome outcome(UUID set) throws UnavailableException {
    return outcomes.of(ScoreIds.workflowId(set.toString()));
  }
}
