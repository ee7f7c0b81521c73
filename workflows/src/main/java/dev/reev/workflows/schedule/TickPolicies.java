package dev.reev.workflows.schedule;

import dev.reev.workflows.display.Summary;
import dev.reev.workflows.run.TaskQueues;
import io.temporal.activity.ActivityOptions;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/**
 * Timeouts, retries and options of a tick's activities and children, and the reasons for their
 * values.
 */
final class TickPolicies {

  /**
   * Submitting a suite stores up to 10,000 runs, and a judgement reads as many and draws random
   * permutations; both take seconds. When it takes longer, the API died while it held the task.
   */
  private static final Duration RECORD_TIMEOUT = Duration.ofMinutes(1);

  /** Ten receivers in sequence have ten seconds each; the rest allows for a busy machine. */
  private static final Duration DELIVERY_TIMEOUT = Duration.ofMinutes(2);

  private TickPolicies() {}

  /**
   * Retried until the API and its database are back, at most 10 s apart, so that a tick goes on
   * soon after a restart.
   */
  static TickActivities ticks(String summary) {
    return Workflow.newActivityStub(
        TickActivities.class,
        ActivityOptions.newBuilder()
            .setSummary(summary)
            .setTaskQueue(TaskQueues.RECORDS)
            .setStartToCloseTimeout(RECORD_TIMEOUT)
            .setRetryOptions(
                RetryOptions.newBuilder()
                    .setInitialInterval(Duration.ofMillis(200))
                    .setMaximumInterval(Duration.ofSeconds(10))
                    .build())
            .build());
  }

  /** Eleven tries within about a day, at growing intervals: a receiver may be down for a night. */
  static WebhookActivities webhooks() {
    return Workflow.newActivityStub(
        WebhookActivities.class,
        ActivityOptions.newBuilder()
            .setSummary("sends the webhooks")
            .setTaskQueue(TaskQueues.RECORDS)
            .setStartToCloseTimeout(DELIVERY_TIMEOUT)
            .setRetryOptions(
                RetryOptions.newBuilder()
                    .setInitialInterval(Duration.ofSeconds(5))
                    .setBackoffCoefficient(4)
                    .setMaximumInterval(Duration.ofHours(5))
                    .setMaximumAttempts(11)
                    .setDoNotRetry(WebhookActivities.REFUSED)
                    .build())
            .build());
  }

  /** Outlives its tick: a silent receiver must not delay the next tick. */
  static ChildWorkflowOptions delivery(String tick, TickDetails page) {
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(ScheduleIds.deliveryWorkflowId(tick))
        .setTaskQueue(TaskQueues.RUNNER)
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
        .setStaticSummary(Summary.of(page.delivery()))
        .setStaticDetails(page.table())
        .build();
  }
}
