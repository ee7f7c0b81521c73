package dev.reev.workflows.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.workflows.SavedHistories;
import dev.reev.workflows.WorkflowWorld;
import dev.reev.workflows.run.AttemptPolicy;
import dev.reev.workflows.run.BenchmarkRunWorkflow;
import dev.reev.workflows.run.RunDisplay;
import dev.reev.workflows.run.RunIds;
import dev.reev.workflows.run.RunRequest;
import dev.reev.workflows.run.TaskQueues;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A suite's workflow with its in-memory suite, and runs that only take time. */
final class SuiteWorld {

  static final String SUITE = "0b7a8c9e-0000-4000-8000-000000000002";

  final TestWorkflowEnvironment environment;
  final InMemorySuite suite;
  Function<String, Duration> runTime = id -> Duration.ofSeconds(10);
  int maxChildren = 250;
  @Nullable RunDisplay display;
  private final Worker worker;
  private @Nullable WorkflowStub started;

  SuiteWorld(int workflowCacheSize) {
    environment = WorkflowWorld.environment(workflowCacheSize);
    suite = new InMemorySuite(environment.getWorkflowClient());
    worker = environment.newWorker(TaskQueues.RUNNER, WorkflowWorld.workerOptions().build());
    worker.registerWorkflowImplementationFactory(
        SuiteWorkflow.class,
        () -> new SuiteWorkflowImpl(maxChildren),
        WorkflowWorld.FAILING_AT_ONCE);
    worker.registerWorkflowImplementationFactory(
        BenchmarkRunWorkflow.class, () -> new FakeRun(suite, id -> runTime.apply(id)));
    environment.newWorker(TaskQueues.RECORDS).registerActivitiesImplementations(suite);
    environment.start();
  }

  SuiteResult run() {
    start();
    return result();
  }

  WorkflowStub start() {
    WorkflowStub workflow =
        environment
            .getWorkflowClient()
            .newUntypedWorkflowStub(
                "Suite", new SuiteStart(SUITE, "nightly: some runs", display).options());
    started = workflow;
    workflow.start(new SuiteRequest(SUITE));
    return workflow;
  }

  SuiteResult result() {
    return workflow().getResult(SuiteResult.class);
  }

  WorkflowStub workflow() {
    if (started == null) {
      throw new IllegalStateException("not started");
    }
    return started;
  }

  void startChild(String id) {
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
                AttemptPolicy.DEFAULT,
                null,
                null));
  }

  void eventually(BooleanSupplier condition) {
    for (int i = 0; i < 500 && !condition.getAsBoolean(); i++) {
      environment.sleep(Duration.ofMillis(100));
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  /** Replays all histories, and saves them when histories are being recorded. */
  void close(String scenario) throws Exception {
    List<WorkflowExecutionHistory> chain = chain();
    for (WorkflowExecutionHistory history : chain) {
      WorkflowReplayer.replayWorkflowExecution(history, worker);
    }
    // A continued history would add nothing to a short one.
    if (chain.size() == 1) {
      SavedHistories.record("Suite", scenario, chain.get(0));
    }
    environment.close();
  }

  /** Histories of the suite, each continued as the next. */
  List<WorkflowExecutionHistory> chain() {
    List<WorkflowExecutionHistory> chain = new ArrayList<>();
    String runId = workflow().getExecution().getRunId();
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

  List<String> startedChildren() {
    return chain().stream()
        .flatMap(
            history ->
                events(history, EventType.EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_STARTED).stream())
        .map(event -> event.getChildWorkflowExecutionStartedEventAttributes())
        .map(started -> started.getWorkflowExecution())
        .map(WorkflowExecution::getWorkflowId)
        .toList();
  }

  static List<HistoryEvent> events(WorkflowExecutionHistory history, EventType type) {
    return history.getEvents().stream().filter(event -> event.getEventType() == type).toList();
  }
}
