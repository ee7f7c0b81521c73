package dev.reev.workflows.schedule;

import dev.reev.workflows.suite.SuiteIds;
import dev.reev.workflows.suite.SuiteRequest;
import dev.reev.workflows.suite.SuiteWorkflow;
import io.temporal.common.SearchAttributeKey;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Opens, runs, judges, confirms as often as the judge asks, concludes. */
public final class ScheduleTickWorkflowImpl implements ScheduleTickWorkflow {

  /** The server sets it on what a schedule starts. */
  private static final SearchAttributeKey<OffsetDateTime> SCHEDULED_AT =
      SearchAttributeKey.forOffsetDateTime("TemporalScheduledStartTime");

  /** Between two looks at a suite that somebody else carries on; rare, and never urgent. */
  private static final Duration LOOK = Duration.ofSeconds(30);

  private final TickActivities ticks = TickPolicies.ticks();

  @Override
  public TickResult tick(TickRequest request) {
    OpenedTick tick =
        ticks.open(
            new TickOpening(request.schedule(), Workflow.getInfo().getWorkflowId(), scheduledAt()));
    String suite = tick.suite();
    if (suite == null) {
      return new TickResult(tick.tick(), null, tick.message(), 0);
    }
    try {
      return judged(tick.tick(), suite);
    } catch (TemporalFailure failure) {
      if (isCancelled(failure)) {
        Workflow.newDetachedCancellationScope(() -> ticks.stop(tick.tick())).run();
      }
      throw failure;
    }
  }

  private TickResult judged(String tick, String suite) {
    run(suite);
    int round = 0;
    Judgement judgement = ticks.judge(new TickQuestion(tick, round));
    for (String next = judgement.confirmation(); next != null; ) {
      Workflow.setCurrentDetails(judgement.reason());
      run(next);
      judgement = ticks.judge(new TickQuestion(tick, ++round));
      next = judgement.confirmation();
    }
    TickDecision decision = judgement.decision();
    if (decision == null) {
      throw new IllegalStateException("a judgement without decision and confirmation");
    }
    if (ticks.conclude(new TickConclusion(tick, decision, judgement.reason())).tell()) {
      tell(tick);
    }
    Workflow.setCurrentDetails(judgement.reason());
    return new TickResult(tick, decision, judgement.reason(), round);
  }

  private void run(String suite) {
    try {
      var unused =
          Workflow.newChildWorkflowStub(
                  SuiteWorkflow.class, TickPolicies.suite(SuiteIds.workflowId(suite)))
              .run(new SuiteRequest(suite));
    } catch (ChildWorkflowFailure failure) {
      if (isCancelled(failure) && CancellationScope.current().isCancelRequested()) {
        throw failure;
      }
      // Its workflow broke or was replaced; the suite itself goes on and has an end.
      awaitEnd(suite);
    }
  }

  private void awaitEnd(String suite) {
    while (!ticks.suiteEnded(suite)) {
      Workflow.sleep(LOOK);
    }
  }

  private static void tell(String tick) {
    WebhookDeliveryWorkflow delivery =
        Workflow.newChildWorkflowStub(
            WebhookDeliveryWorkflow.class,
            TickPolicies.delivery(ScheduleIds.deliveryWorkflowId(tick)));
    Async.procedure(delivery::deliver, tick);
    Workflow.getWorkflowExecution(delivery).get();
  }

  private static @Nullable Instant scheduledAt() {
    OffsetDateTime time = Workflow.getTypedSearchAttributes().get(SCHEDULED_AT);
    return time == null ? null : time.toInstant();
  }

  private static boolean isCancelled(Throwable failure) {
    return failure instanceof CanceledFailure || failure.getCause() instanceof CanceledFailure;
  }
}
