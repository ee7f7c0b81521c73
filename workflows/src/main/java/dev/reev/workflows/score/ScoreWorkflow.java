package dev.reev.workflows.score;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Scores stored runs again, batch after batch. Started under the id {@link ScoreIds#workflowId};
 * cancelling it stops the set and keeps the scores made until then. Only its place in the set is
 * its own, and losing that costs time but no score.
 */
@WorkflowInterface
public interface ScoreWorkflow {

  @WorkflowMethod(name = "Score")
  ScoreResult score(ScoreRequest request);
}
