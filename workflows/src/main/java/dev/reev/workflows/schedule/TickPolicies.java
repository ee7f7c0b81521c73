package dev.reev.workflows.schedule;

import dev.reev.workflows.run.TaskQueues;
import io.temporal.activity.ActivityOptions;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.ChildWorkflowCancellationType;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Timeouts, retries and options of what a tick does, and why they have their values. */
final class TickPolicies {

  /**
   * Ordering a suite stores up to 10,000 runs, and a judgement reads as many and draws random
   * permutations; both take seconds. Longer means that the API died with the task in its hands.
   */
  private static final Duration RECORD_TIMEOUT = Duration.ofMinutes(1);

  /** A receiver has ten seconds to answer; the rest is for a busy machine. */
  private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(30);

  private TickPolicies() {}

  /**
   * Tried until the API and its database are back. At most 10 s between tries, so that a tick goes
   * on soon after a restart.
   */
  static TickActivities ticks() {
    return Workflow.newActivityStub(
        TickActivities.class,
        ActivityOptions.newBuilder()
            .setTaskQueue(TaskQueues.RECORDS)
            .setStartToCloseTimeout(RECORD_TIMEOUT)
            .setRetryOptions(
                RetryOptions.newBuilder()
                    .setInitialInterval(Duration.ofMillis(200))
                    .setMaximumInterval(Duration.ofSeconds(10))
                    .build())
            .build());
  }

  /** Eleven tries within about a day, further and further apart: a receiver may be down a night. */
  static WebhookActivities webhooks() {
    return Workflow.newActivityStub(
        WebhookActivities.class,
        ActivityOptions.newBuilder()
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

  /**
   * A suite goes on when its tick is terminated, and is not cancelled as a workflow: stopping it is
   * asked for in the database, as for any other suite.
   */
  static ChildWorkflowOptions suite(String workflowId) {
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(workflowId)
        .setTaskQueue(TaskQueues.RUNNER)
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
        .setCancellationType(ChildWorkflowCancellationType.ABANDON)
        .build();
  }

  /** Outlives its tick: a silent receiver must not hold the next tick back. */
  static ChildWorkflowOptions delivery(String workflowId) {
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(workflowId)
        .setTaskQueue(TaskQueues.RUNNER)
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
        .build();
  }
}
