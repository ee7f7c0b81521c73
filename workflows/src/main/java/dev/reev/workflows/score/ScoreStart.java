package dev.reev.workflows.score;

import dev.reev.workflows.display.DetailsTable;
import dev.reev.workflows.display.Summary;
import dev.reev.workflows.run.TaskQueues;
import io.temporal.client.WorkflowOptions;

/**
 * How the workflow of a score set is started.
 *
 * @param title what it is, for a list
 * @param url where people reach the API, without a slash at the end
 */
public record ScoreStart(String scoreSetId, String title, String url) {

  public WorkflowOptions options() {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(ScoreIds.workflowId(scoreSetId))
        .setTaskQueue(TaskQueues.RUNNER)
        .setStaticSummary(Summary.of(title))
        .setStaticDetails(
            new DetailsTable()
                .row("scores again", title)
                .link("score set", scoreSetId, url + "/api/v1/scores/" + scoreSetId)
                .toString())
        .build();
  }
}
