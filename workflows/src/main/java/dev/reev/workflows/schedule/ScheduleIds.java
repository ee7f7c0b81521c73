package dev.reev.workflows.schedule;

/** Ids in Temporal of what belongs to schedules. */
public final class ScheduleIds {

  private ScheduleIds() {}

  /** The id of a schedule; Temporal appends the time of a tick for the tick's workflow. */
  public static String workflowId(String schedule) {
    return "schedule-" + schedule;
  }

  /** The id of the workflow that tells others of a tick. */
  static String deliveryWorkflowId(String tick) {
    return "webhook-" + tick;
  }
}
