package dev.reev.workflows.schedule;

import dev.reev.workflows.display.Summary;
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

/**
 * Opens the tick, runs its suite, judges it, runs confirming suites as often as the judgement asks
 * for one, and concludes.
 */
public final class ScheduleTickWorkflowImpl implements ScheduleTickWorkflow {

  /** Set by the server on workflows that a schedule starts. */
  private static final SearchAttributeKey<OffsetDateTime> SCHEDULED_AT =
      SearchAttributeKey.forOffsetDateTime("TemporalScheduledStartTime");

  /** Interval of polling a suite that another workflow carries on; rare, and never urgent. */
  private static final Duration LOOK = Duration.ofSeconds(30);

  @Override
  public TickResult tick(TickRequest request) {
    OpenedTick tick =
        TickPolicies.ticks("submits the suite")
            .open(
                new TickOpening(
                    request.schedule(), Workflow.getInfo().getWorkflowId(), scheduledAt()));
    TickDetails page = new TickDetails(request, tick);
    String suite = tick.suite();
    if (suite == null) {
      page.ended("Failed");
      return new TickResult(tick.tick(), null, tick.message(), 0);
    }
    try {
      return judged(tick.tick(), suite, page);
    } catch (TemporalFailure failure) {
      if (isCancelled(failure)) {
        TickActivities ticks = TickPolicies.ticks("stops the suites");
        Workflow.newDetachedCancellationScope(() -> ticks.stop(tick.tick())).run();
        page.ended("Stopped");
      }
      throw failure;
    }
  }

  private static TickResult judged(String tick, String suite, TickDetails page) {
    run(suite, page);
    int round = 0;
    Judgement judgement = judge(tick, round, page);
    for (String next = judgement.confirmation(); next != null; ) {
      run(next, page);
      judgement = judge(tick, ++round, page);
      next = judgement.confirmation();
    }
    TickDecision decision = judgement.decision();
    if (decision == null) {
      throw new IllegalStateException("a judgement without decision and confirmation");
    }
    var conclusion = new TickConclusion(tick, decision, judgement.reason());
    boolean tell = TickPolicies.ticks("stores the decision").conclude(conclusion).tell();
    page.ended("Ended");
    if (tell) {
      tell(tick, page);
    }
    return new TickResult(tick, decision, judgement.reason(), round);
  }

  private static Judgement judge(String tick, int round, TickDetails page) {
    page.judges();
    String summary = round == 0 ? "judges the suite" : "judges with confirming suite " + round;
    Judgement judgement = TickPolicies.ticks(summary).judge(new TickQuestion(tick, round));
    page.judged(judgement);
    return judgement;
  }

  private static void run(String suite, TickDetails page) {
    page.runs(suite);
    try {
      var unused =
          Workflow.newChildWorkflowStub(SuiteWorkflow.class, page.suite().childOptions())
              .run(new SuiteRequest(suite));
    } catch (ChildWorkflowFailure failure) {
      if (isCancelled(failure) && CancellationScope.current().isCancelRequested()) {
        throw failure;
      }
      // Its workflow failed or was replaced; the suite itself goes on and will end.
      awaitEnd(suite);
    }
  }

  private static void awaitEnd(String suite) {
    TickActivities ticks = TickPolicies.ticks("asks whether the suite has ended");
    while (!ticks.suiteEnded(suite)) {
      Summary.sleep(LOOK, "asks again whether the suite has ended");
    }
  }

  private static void tell(String tick, TickDetails page) {
    WebhookDeliveryWorkflow delivery =
        Workflow.newChildWorkflowStub(
            WebhookDeliveryWorkflow.class, TickPolicies.delivery(tick, page));
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
