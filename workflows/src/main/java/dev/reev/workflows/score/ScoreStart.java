package dev.reev.workflows.score;

import dev.reev.workflows.display.DetailsTable;
import dev.reev.workflows.display.Summary;
import dev.reev.workflows.run.TaskQueues;
import io.temporal.client.WorkflowOptions;

/**
 * Start options of a score set's workflow.
 *
 * @param title its name in lists
 * @param url base URL of the API for users, without a trailing slash
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
