package dev.reev.workflows.suite;

import dev.reev.workflows.display.DetailsTable;
import dev.reev.workflows.display.Summary;
import dev.reev.workflows.run.RunAttributes;
import dev.reev.workflows.run.RunDisplay;
import dev.reev.workflows.run.TaskQueues;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.SearchAttributes;
import io.temporal.workflow.ChildWorkflowCancellationType;
import io.temporal.workflow.ChildWorkflowOptions;
import org.jspecify.annotations.Nullable;

/**
 * Start options of a suite's workflow, for clients and for ticks of a schedule.
 *
 * @param title its name in lists
 * @param display null in ticks that began before this field existed
 */
public record SuiteStart(String suiteId, String title, @Nullable RunDisplay display) {

  /** Options for a suite of its own. */
  public WorkflowOptions options() {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(SuiteIds.workflowId(suiteId))
        .setTaskQueue(TaskQueues.RUNNER)
        .setStaticSummary(Summary.of(title))
        .setStaticDetails(details())
        .setTypedSearchAttributes(attributes())
        .build();
  }

  /**
   * Options for a suite that another workflow waits for. The suite continues when that workflow is
   * terminated, and is not cancelled as a workflow: like any other suite, it is stopped through the
   * database.
   */
  public ChildWorkflowOptions childOptions() {
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(SuiteIds.workflowId(suiteId))
        .setTaskQueue(TaskQueues.RUNNER)
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
        .setCancellationType(ChildWorkflowCancellationType.ABANDON)
        .setStaticSummary(Summary.of(title))
        .setStaticDetails(details())
        .setTypedSearchAttributes(attributes())
        .build();
  }

  private String details() {
    DetailsTable table = new DetailsTable().row("suite", title);
    if (display != null) {
      table
          .row("asked for by", display.trigger())
          .link("dashboard", "suite", display.url() + "/suites/" + suiteId);
    }
    return table.toString();
  }

  private @Nullable SearchAttributes attributes() {
    return display == null ? null : RunAttributes.ofSuite(suiteId, display);
  }
}
