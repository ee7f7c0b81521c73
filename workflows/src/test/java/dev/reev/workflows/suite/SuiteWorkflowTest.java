package dev.reev.workflows.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.workflows.SavedHistories;
import dev.reev.workflows.run.BenchmarkRunWorkflow;
import dev.reev.workflows.run.PayloadConverters;
import dev.reev.workflows.run.RunIds;
import dev.reev.workflows.run.RunRequest;
import dev.reev.workflows.run.TaskQueues;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.failure.CanceledFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkflowImplementationOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Every behaviour twice: with the workflow cache, and with a full replay of each workflow task. */
@ParameterizedClass
@ValueSource(ints = {600, 0})
@Timeout(60)
class SuiteWorkflowTest {

  private static final String SUITE = "0b7a8c9e-0000-4000-8000-000000000002";

  @Parameter int workflowCacheSize;

  private TestWorkflowEnvironment environment;
  private InMemorySuite suite;
  private Function<String, Duration> runTime = id -> Duration.ofSeconds(10);
  private WorkflowStub workflow;
  private Worker worker;
  private int maxChildren = 250;

  @BeforeEach
  void open() {
    environment =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder()
                        .setDataConverter(PayloadConverters.dataConverter())
                        .build())
                .setWorkerFactoryOptions(
                    WorkerFactoryOptions.newBuilder()
                        .setWorkflowCacheSize(workflowCacheSize)
                        .build())
                .build());
    suite = new InMemorySuite(environment.getWorkflowClient());
    var failing =
        // In production an unexpected exception waits for a fixed deployment; a test fails at once.
        WorkflowImplementationOptions.newBuilder()
            .setFailWorkflowExceptionTypes(Throwable.class)
            .build();
    worker = environment.newWorker(TaskQueues.RUNNER);
    worker.registerWorkflowImplementationFactory(
        SuiteWorkflow.class, () -> new SuiteWorkflowImpl(maxChildren), failing);
    worker.registerWorkflowImplementationFactory(
        BenchmarkRunWorkflow.class, () -> new FakeRun(suite, id -> runTime.apply(id)));
    environment.newWorker(TaskQueues.RECORDS).registerActivitiesImplementations(suite);
    environment.start();
    workflow =
        environment
            .getWorkflowClient()
            .newUntypedWorkflowStub(
                "Suite",
                WorkflowOptions.newBuilder()
                    .setTaskQueue(TaskQueues.RUNNER)
                    .setWorkflowId(SuiteIds.workflowId(SUITE))
                    .build());
  }

  @AfterEach
  void replayAll(TestInfo test) throws Exception {
    List<WorkflowExecutionHistory> chain = chain();
    for (WorkflowExecutionHistory history : chain) {
      WorkflowReplayer.replayWorkflowExecution(history, worker);
    }
    // A long one is like a short one, again and again.
    if (chain.size() == 1) {
      SavedHistories.record("Suite", test.getTestMethod().orElseThrow().getName(), chain.get(0));
    }
    environment.close();
  }

  @Test
  void allRunsEnd_neverMoreAtATimeThanTheConcurrency() {
    suite.order(10);

    SuiteResult result = run();

    assertThat(result).isEqualTo(new SuiteResult(SUITE, SuiteState.COMPLETED));
    assertThat(suite.ended()).hasSize(10);
    assertThat(suite.mostUnderWay).isEqualTo(3);
    assertThat(startedChildren()).doesNotHaveDuplicates().hasSize(10);
  }

  @Test
  void aSuiteWithoutRuns_endsAtOnce() {
    assertThat(run().state()).isEqualTo(SuiteState.COMPLETED);
  }

  @Test
  void aPausedSuite_startsNothingUntilItIsWoken() {
    suite.order(4);
    suite.paused = true;
    start();
    environment.sleep(Duration.ofMinutes(10));
    assertThat(suite.underWay()).isZero();

    suite.paused = false;
    workflow.signal("wake");

    assertThat(result().state()).isEqualTo(SuiteState.COMPLETED);
    assertThat(suite.ended()).hasSize(4);
  }

  @Test
  void aLostWake_costsHalfAMinute() {
    suite.order(1);
    suite.paused = true;
    start();
    environment.sleep(Duration.ofMinutes(10));
    suite.paused = false;

    environment.sleep(Duration.ofSeconds(31));

    assertThat(suite.underWay() + suite.ended().size()).isOne();
    result();
  }

  @Test
  void agentsThatServeNoMore_areAskedAgain() {
    suite.order(5);
    suite.agentLimit = 0;
    start();
    environment.sleep(Duration.ofMinutes(10));
    assertThat(suite.looks).isLessThan(40);

    suite.agentLimit = 1;

    assertThat(result().state()).isEqualTo(SuiteState.COMPLETED);
    assertThat(suite.mostUnderWay).isOne();
  }

  @Test
  void aRunOfAnEarlierLife_isWaitedForAndTakesItsPlace() {
    suite.order(5);
    String before = suite.startedBefore();
    runTime = id -> Duration.ofSeconds(id.equals(before) ? 120 : 10);
    startChild(before);

    run();

    assertThat(suite.ended()).hasSize(5);
    assertThat(suite.mostUnderWay).isEqualTo(3);
    assertThat(startedChildren()).doesNotContain(RunIds.workflowId(before));
  }

  @Test
  void aRunThatWasHandedBackAndRuns_isNotStartedTwice() {
    suite.order(2);
    String before = suite.startedBefore();
    startChild(before);
    suite.handBack(before);

    run();

    assertThat(suite.ended()).hasSize(2);
    assertThat(events(chain().get(0), EventType.EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_FAILED))
        .hasSize(1);
  }

  @Test
  void cancel_stopsTheRunsAndEndsWhenTheyHave() {
    suite.order(10);
    runTime = id -> Duration.ofHours(1);
    start();
    eventually(() -> suite.underWay() == 3);

    workflow.cancel();

    assertThatThrownBy(this::result).hasCauseInstanceOf(CanceledFailure.class);
    assertThat(suite.state()).isEqualTo(SuiteState.STOPPED);
    assertThat(suite.ended()).hasSize(10);
    assertThat(startedChildren()).hasSize(3);
  }

  @Test
  void itemsOrderedAgainJustBeforeTheEnd_areRun() {
    suite.order(1);
    suite.beforeFinish =
        () -> {
          suite.beforeFinish = () -> {};
          suite.order(2);
        };

    assertThat(run().state()).isEqualTo(SuiteState.COMPLETED);
    assertThat(suite.ended()).hasSize(3);
  }

  @Test
  void aDatabaseThatIsAway_delaysTheSuiteAndLosesNothing() {
    suite.order(2);
    suite.failingCalls = 5;

    assertThat(run().state()).isEqualTo(SuiteState.COMPLETED);
    assertThat(suite.ended()).hasSize(2);
  }

  @Test
  void manyRuns_areSpreadOverHistoriesThatStayShort() {
    maxChildren = 15;
    suite.order(40);
    // Some of each history are still under way when it is closed. Real time: the test server does
    // not skip any while a child outlives its parent.
    runTime = id -> Duration.ofMillis(id.endsWith("0") || id.endsWith("9") ? 1500 : 20);

    run();

    assertThat(suite.ended()).hasSize(40);
    assertThat(suite.mostUnderWay).isEqualTo(3);
    assertThat(startedChildren()).doesNotHaveDuplicates().hasSize(40);
    assertThat(chain()).hasSize(3);
  }

  private SuiteResult run() {
    start();
    return result();
  }

  private void start() {
    workflow.start(new SuiteRequest(SUITE));
  }

  private SuiteResult result() {
    return workflow.getResult(SuiteResult.class);
  }

  private void startChild(String id) {
    environment
        .getWorkflowClient()
        .newUntypedWorkflowStub(
            "BenchmarkRun",
            WorkflowOptions.newBuilder()
                .setTaskQueue(TaskQueues.RUNNER)
                .setWorkflowId(RunIds.workflowId(id))
                .build())
        .start(
            new RunRequest(
                id,
                "b",
                "id: b\n",
                "00",
                "a",
                Duration.ofMinutes(5),
                dev.reev.workflows.run.AttemptPolicy.DEFAULT,
                null,
                null));
  }

  private void eventually(BooleanSupplier condition) {
    for (int i = 0; i < 500 && !condition.getAsBoolean(); i++) {
      environment.sleep(Duration.ofMillis(100));
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  /** The histories of the suite, each continued as the next. */
  private List<WorkflowExecutionHistory> chain() {
    List<WorkflowExecutionHistory> chain = new ArrayList<>();
    String runId = workflow.getExecution().getRunId();
    while (!runId.isEmpty()) {
      WorkflowExecutionHistory history =
          environment.getWorkflowClient().fetchHistory(SuiteIds.workflowId(SUITE), runId);
      chain.add(history);
      runId =
          history
              .getLastEvent()
              .getWorkflowExecutionContinuedAsNewEventAttributes()
              .getNewExecutionRunId();
    }
    return chain;
  }

  private List<String> startedChildren() {
    return chain().stream()
        .flatMap(
            history ->
                events(history, EventType.EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_STARTED).stream())
        .map(event -> event.getChildWorkflowExecutionStartedEventAttributes())
        .map(started -> started.getWorkflowExecution())
        .map(WorkflowExecution::getWorkflowId)
        .toList();
  }

  private static List<HistoryEvent> events(WorkflowExecutionHistory history, EventType type) {
    return history.getEvents().stream().filter(event -> event.getEventType() == type).toList();
  }
}
