package dev.reev.workflows.score;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Scores stored runs again, in batches. Started under the id {@link ScoreIds#workflowId};
 * cancelling it stops the set and keeps the scores made until then. The workflow's only state is
 * its position in the set, and losing that costs time but no score.
 */
@WorkflowInterface
public interface ScoreWorkflow {

  @WorkflowMethod(name = "Score")
  ScoreResult score(ScoreRequest request);
}
