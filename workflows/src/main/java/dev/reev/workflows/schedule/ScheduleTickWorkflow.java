package dev.reev.workflows.schedule;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * One tick of a schedule: runs its suite as a child, lets the watch judge it, and runs confirming
 * suites while the judgement is uncertain. Started by Temporal under {@link
 * ScheduleIds#workflowId}, followed by the time. Cancelling it stops its suites.
 */
@WorkflowInterface
public interface ScheduleTickWorkflow {

  @WorkflowMethod(name = "ScheduleTick")
  TickResult tick(TickRequest request);
}
