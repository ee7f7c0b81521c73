package dev.reev.workflows.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.workflows.SavedHistories;
import dev.reev.workflows.run.PayloadConverters;
import dev.reev.workflows.run.TaskQueues;
import dev.reev.workflows.suite.SuiteRequest;
import dev.reev.workflows.suite.SuiteResult;
import dev.reev.workflows.suite.SuiteState;
import dev.reev.workflows.suite.SuiteWorkflow;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkflowImplementationOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;

/** Each task replays the whole history, so that anything not deterministic fails at once. */
@Timeout(60)
class ScheduleTickWorkflowTest {

  private static final String WORKFLOW_ID = "schedule-nightly-2026-01-01T03:00:00Z";

  private final FakeTicks ticks = new FakeTicks();
  private final TestWorkflowEnvironment environment =
      TestWorkflowEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .setWorkflowClientOptions(
                  WorkflowClientOptions.newBuilder()
                      .setDataConverter(PayloadConverters.dataConverter())
                      .build())
              .setWorkerFactoryOptions(
                  WorkerFactoryOptions.newBuilder().setWorkflowCacheSize(0).build())
              .build());

  private String scenario = "";

  @BeforeEach
  void name(TestInfo test) {
    scenario = test.getTestMethod().orElseThrow().getName();
  }

  @AfterEach
  void close() {
    environment.close();
  }

  @Test
  void aGoodTick_runsOneSuite_andTellsNobody() {
    ticks.decides(TickDecision.GOOD);

    TickResult result = run(InstantSuite.class);

    assertThat(result).isEqualTo(new TickResult(FakeTicks.TICK, TickDecision.GOOD, "because", 0));
    assertThat(ticks.calls).containsExactly("open s-1", "judge 0", "conclude GOOD");
  }

  @Test
  void aSuspicion_isFollowedByConfirmingSuites_untilThereIsADecision() {
    ticks.asksForRound(1);
    ticks.asksForRound(2);
    ticks.decides(TickDecision.REGRESSED);

    TickResult result = run(InstantSuite.class);

    assertThat(result.rounds()).isEqualTo(2);
    assertThat(ticks.calls)
        .containsExactly("open s-1", "judge 0", "judge 1", "judge 2", "conclude REGRESSED");
  }

  @Test
  void aReceiverThatIsDown_isToldAgainWithoutHoldingTheTickBack() {
    ticks.decides(TickDecision.REGRESSED);
    ticks.tell = true;
    ticks.failingDeliveries = 3;

    TickResult result = run(InstantSuite.class);
    environment
        .getWorkflowClient()
        .newUntypedWorkflowStub(ScheduleIds.deliveryWorkflowId(FakeTicks.TICK))
        .getResult(Void.class);

    assertThat(result.decision()).isEqualTo(TickDecision.REGRESSED);
    assertThat(ticks.calls).filteredOn("deliver"::equals).hasSize(4);
  }

  @Test
  void aSuiteThatCannotBeOrdered_endsTheTick() {
    ticks.refuse = true;

    TickResult result = run(InstantSuite.class);

    assertThat(result).isEqualTo(new TickResult(FakeTicks.TICK, null, "no such benchmark", 0));
    assertThat(ticks.calls).containsExactly("open s-1");
  }

  @Test
  void aSuiteWhoseWorkflowBreaks_isWaitedForInTheDatabase() {
    ticks.decides(TickDecision.GOOD);

    TickResult result = run(BrokenSuite.class);

    assertThat(result.decision()).isEqualTo(TickDecision.GOOD);
    assertThat(ticks.calls)
        .containsExactly("open s-1", "ended? own", "ended? own", "judge 0", "conclude GOOD");
  }

  @Test
  void aCancelledTick_stopsItsSuites() {
    WorkflowStub tick = start(EndlessSuite.class);
    environment.sleep(Duration.ofSeconds(5));

    tick.cancel();

    assertThatThrownBy(() -> tick.getResult(TickResult.class))
        .hasCauseInstanceOf(CanceledFailure.class);
    assertThat(ticks.calls).containsExactly("open s-1", "stop");
    replay();
  }

  private TickResult run(Class<? extends SuiteWorkflow> suite) {
    TickResult result = start(suite).getResult(TickResult.class);
    replay();
    return result;
  }

  private WorkflowStub start(Class<? extends SuiteWorkflow> suite) {
    environment
        .newWorker(TaskQueues.RUNNER)
        .registerWorkflowImplementationTypes(
            WorkflowImplementationOptions.newBuilder()
                .setFailWorkflowExceptionTypes(Throwable.class)
                .build(),
            ScheduleTickWorkflowImpl.class,
            WebhookDeliveryWorkflowImpl.class,
            suite);
    environment.newWorker(TaskQueues.RECORDS).registerActivitiesImplementations(ticks);
    environment.start();
    WorkflowStub stub =
        environment
            .getWorkflowClient()
            .newUntypedWorkflowStub(
                "ScheduleTick",
                WorkflowOptions.newBuilder()
                    .setTaskQueue(TaskQueues.RUNNER)
                    .setWorkflowId(WORKFLOW_ID)
                    .build());
    stub.start(new TickRequest("s-1", "nightly"));
    return stub;
  }

  private void replay() {
    WorkflowExecutionHistory history = environment.getWorkflowClient().fetchHistory(WORKFLOW_ID);
    SavedHistories.record("ScheduleTick", scenario, history);
    try {
      WorkflowReplayer.replayWorkflowExecution(history, ScheduleTickWorkflowImpl.class);
    } catch (Exception e) {
      throw new AssertionError("the workflow is not deterministic", e);
    }
  }

  /** Done at once. */
  public static final class InstantSuite implements SuiteWorkflow {

    @Override
    public SuiteResult run(SuiteRequest request) {
      return new SuiteResult(request.suiteId(), SuiteState.COMPLETED);
    }

    @Override
    public void wake() {}
  }

  /** Breaks; in production its reconciler would start it again. */
  public static final class BrokenSuite implements SuiteWorkflow {

    @Override
    public SuiteResult run(SuiteRequest request) {
      throw ApplicationFailure.newNonRetryableFailure("lost", "Lost");
    }

    @Override
    public void wake() {}
  }

  /** Never done. */
  public static final class EndlessSuite implements SuiteWorkflow {

    @Override
    public SuiteResult run(SuiteRequest request) {
      Workflow.sleep(Duration.ofDays(1));
      return new SuiteResult(request.suiteId(), SuiteState.STOPPED);
    }

    @Override
    public void wake() {}
  }
}
