package dev.reev.workflows.run;

import dev.reev.workflows.display.DetailsTable;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.Priority;
import io.temporal.workflow.ChildWorkflowOptions;
import java.time.Duration;

/**
 * Start options of a run's workflow, for clients and for parent workflows.
 *
 * @param priority 1 is served first, 5 last
 */
public record RunStart(RunRequest request, int priority) {

  /** One workflow for each id: a run that was started before is left alone. */
  private static final WorkflowIdReusePolicy ONCE =
      WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE;

  /** Options for a single run. */
  public WorkflowOptions options() {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(workflowId())
        .setTaskQueue(TaskQueues.RUNNER)
        .setWorkflowIdReusePolicy(ONCE)
        // The first workflow task is returned by the start call when this process has a worker.
        .setDisableEagerExecution(false)
        .setPriority(inherited())
        .setStaticSummary(summary())
        .setStaticDetails(details())
        .setTypedSearchAttributes(RunAttributes.atStart(request))
        .build();
  }

  /**
   * Options for a run that another workflow starts. The run continues when that workflow ends or
   * continues as new.
   */
  public ChildWorkflowOptions childOptions() {
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(workflowId())
        .setTaskQueue(TaskQueues.RUNNER)
        .setWorkflowIdReusePolicy(ONCE)
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
        .setPriority(inherited())
        .setStaticSummary(summary())
        .setStaticDetails(details())
        .setTypedSearchAttributes(RunAttributes.atStart(request))
        .build();
  }

  private String workflowId() {
    return RunIds.workflowId(request.executionId());
  }

  /** Priority that the activities inherit: it decides which launch gets the next free slot. */
  private Priority inherited() {
    return Priority.newBuilder().setPriorityKey(priority).build();
  }

  /** Names have at most 100 and 64 characters; the server accepts 400 bytes. */
  private String summary() {
    return request.benchmarkId() + " with " + request.agent();
  }

  private String details() {
    var table = new DetailsTable();
    table.row("benchmark", request.benchmarkId());
    table.row("agent", request.agent());
    table.row("time limit of an attempt", seconds(request.timeout()));
    table.row("priority", Integer.toString(priority));
    RunDisplay display = request.display();
    if (display != null) {
      table.row("asked for by", display.trigger());
      if (display.suiteId() != null) {
        table.link("suite", display.suiteId(), display.url() + "/suites/" + display.suiteId());
      }
      table.link("dashboard", "run", display.url() + "/runs/" + request.executionId());
      table.link("", "benchmark", display.url() + "/benchmarks/" + request.benchmarkId());
    }
    return table.toString();
  }

  private static String seconds(Duration duration) {
    return duration.toSeconds() + " s";
  }
}
