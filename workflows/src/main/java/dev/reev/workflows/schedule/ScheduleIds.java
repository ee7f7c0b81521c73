package dev.reev.workflows.schedule;

/** Temporal ids of schedules and their workflows. */
public final class ScheduleIds {

  private ScheduleIds() {}

  /**
   * Id of a schedule. The workflow id of a tick is this id with the tick's time, appended by
   * Temporal.
   */
  public static String workflowId(String schedule) {
    return "schedule-" + schedule;
  }

  /** Id of the workflow that delivers the webhooks of a tick. */
  static String deliveryWorkflowId(String tick) {
    return "webhook-" + tick;
  }
}
