package dev.reev.workflows.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.workflows.WorkflowWorld;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.failure.CanceledFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A Temporal test server with time skipping, one fake host and in-memory records. */
final class RunWorld implements AutoCloseable {

  static final String EXECUTION_ID = "0b7a8c9e-0000-4000-8000-000000000001";
  static final AttemptPolicy THREE_ATTEMPTS =
      new AttemptPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(30), null);

  final TestWorkflowEnvironment environment;
  final FakeHost host;
  final InMemoryRecords records = new InMemoryRecords();
  final ShortSilence silence = new ShortSilence();
  AttemptPolicy attempts = THREE_ATTEMPTS;
  @Nullable RunDisplay display;
  private final Worker anyHost;
  private boolean slotsTaken;
  private boolean hostGone;

  RunWorld(int workflowCacheSize) {
    environment = WorkflowWorld.environment(workflowCacheSize, silence);
    host = new FakeHost(environment.getWorkflowClient());
    anyHost =
        environment.newWorker(
            TaskQueues.RUNNER,
            // A cancellation reaches an activity with the answer to its next heartbeat.
            WorkflowWorld.workerOptions()
                .setMaxHeartbeatThrottleInterval(Duration.ofMillis(50))
                .build());
    anyHost.registerWorkflowImplementationTypes(
        WorkflowWorld.FAILING_AT_ONCE, BenchmarkRunWorkflowImpl.class);
    environment.newWorker(TaskQueues.RECORDS).registerActivitiesImplementations(records);
  }

  /** No worker has a free slot for a launch. */
  void takeAllSlots() {
    slotsTaken = true;
  }

  /** The runner host is gone for good: nobody polls its queue. */
  void hostNeverAnswers() {
    hostGone = true;
  }

  WorkflowStub start() {
    startWorkers();
    return startWithoutWorkers();
  }

  void startWorkers() {
    if (!slotsTaken) {
      anyHost.registerActivitiesImplementations(host);
    }
    if (!hostGone) {
      environment
          .newWorker(TaskQueues.runnerAt(FakeHost.NAME))
          .registerActivitiesImplementations(host);
    }
    environment.start();
  }

  WorkflowStub startWithoutWorkers() {
    WorkflowStub stub =
        environment
            .getWorkflowClient()
            .newUntypedWorkflowStub("BenchmarkRun", new RunStart(request(), 3).options());
    stub.start(request());
    return stub;
  }

  boolean historyHas(EventType type) {
    return eventsOf(type) > 0;
  }

  long eventsOf(EventType type) {
    return history().getEvents().stream().filter(event -> event.getEventType() == type).count();
  }

  static void waitFor(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("condition not met within 20 s");
      }
      Thread.onSpinWait();
    }
  }

  /** Waits until a cancelled run has ended; the SDK reports it as cancelled, without a result. */
  void awaitStopped(WorkflowStub run) {
    assertThatThrownBy(() -> run.getResult(RunResult.class))
        .hasCauseInstanceOf(CanceledFailure.class);
    replay();
  }

  RunResult run() {
    RunResult result = start().getResult(RunResult.class);
    replay();
    return result;
  }

  /** Replays the new history on the code that made it. */
  void replay() {
    try {
      WorkflowWorld.replay(history(), BenchmarkRunWorkflowImpl.class);
    } catch (Exception e) {
      throw new AssertionError("the workflow is not deterministic", e);
    }
  }

  WorkflowExecutionHistory history() {
    return environment.getWorkflowClient().fetchHistory(RunIds.workflowId(EXECUTION_ID));
  }

  private RunRequest request() {
    return new RunRequest(
        EXECUTION_ID,
        "001-sol-transfer",
        "id: 001-sol-transfer\n",
        "00",
        "deterministic",
        Duration.ofMinutes(5),
        attempts,
        "c2VhbGVk",
        display);
  }

  static SessionReading scored(double score) {
    return new SessionReading(
        new SessionOutcome(score, score >= 0.75, 1200L, null, null), document(1));
  }

  static SessionReading scoredInChunks(double score, int chunks) {
    return new SessionReading(
        new SessionOutcome(score, score >= 0.75, 1200L, null, null), document(chunks));
  }

  static SessionReading named(FailureClass failureClass, String message) {
    return named(new SessionOutcome.NamedFailure(failureClass, message, null, null));
  }

  static SessionReading named(SessionOutcome.NamedFailure failure) {
    return new SessionReading(new SessionOutcome(null, null, null, failure, null), document(1));
  }

  private static Document document(int chunks) {
    return document("ab", chunks);
  }

  static Document document(String digest, int chunks) {
    return new Document(digest.repeat(32), 100, chunks, new byte[] {0});
  }

  @Override
  public void close() {
    environment.close();
  }
}
