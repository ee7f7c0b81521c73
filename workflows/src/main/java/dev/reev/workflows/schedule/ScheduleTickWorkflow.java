package dev.reev.workflows.schedule;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * One tick of a schedule: its suite as a child, what the regression watch makes of it, and
 * confirming suites where that is not sure yet. Started by Temporal under {@link
 * ScheduleIds#workflowId}, followed by the time. Cancelling it stops its suites.
 */
@WorkflowInterface
public interface ScheduleTickWorkflow {

  @WorkflowMethod(name = "ScheduleTick")
  TickResult tick(TickRequest request);
}
