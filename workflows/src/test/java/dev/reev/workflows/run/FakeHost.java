package dev.reev.workflows.run;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.WorkflowClient;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/** A runner host that follows a script: one entry for each launch and each reading, in order. */
final class FakeHost implements RunnerActivities {

  static final String NAME = "host-a";
  static final Instant STARTED = Instant.parse("2026-01-02T03:04:05Z");
  static final Instant ENDED = STARTED.plusSeconds(3);

  private static final Evidence CLEAN = new Evidence(0, null, "out", "", null);

  private final WorkflowClient client;
  private boolean documentsLost;
  private final Deque<Function<LaunchRequest, LaunchReport>> launches = new ArrayDeque<>();
  private final Deque<Function<SessionRequest, SessionReading>> readings = new ArrayDeque<>();
  final List<LaunchRequest> launched = Collections.synchronizedList(new ArrayList<>());
  final List<SessionRequest> read = Collections.synchronizedList(new ArrayList<>());
  final List<String> ended = Collections.synchronizedList(new ArrayList<>());

  FakeHost(WorkflowClient client) {
    this.client = client;
  }

  FakeHost launch(Function<LaunchRequest, LaunchReport> behaviour) {
    launches.add(behaviour);
    return this;
  }

  FakeHost exits(int code) {
    return launch(
        request -> report(request, RunnerEnd.EXITED, new Evidence(code, null, "out", "err", null)));
  }

  FakeHost ends(RunnerEnd end) {
    Integer signal = end == RunnerEnd.SIGNALLED ? 9 : null;
    return launch(request -> report(request, end, new Evidence(null, signal, "", "", null)));
  }

  /** The runner dies, and its agent was not confined. */
  FakeHost endsByItsAgent(RunnerEnd end) {
    Integer signal = end == RunnerEnd.SIGNALLED ? 9 : null;
    return launch(
        request -> {
          LaunchReport report = report(request, end, new Evidence(null, signal, "", "", null));
          return new LaunchReport(
              report.attempt(),
              report.host(),
              report.pid(),
              end,
              report.evidence(),
              report.startedAt(),
              report.endedAt(),
              null,
              null,
              true);
        });
  }

  /** The runner printed so much that its standard output has {@code chunks} chunks. */
  FakeHost exitsAfterLongOutput(int chunks) {
    return launch(request -> withOutput(report(request, RunnerEnd.EXITED, CLEAN), chunks));
  }

  /** The runner works until the run is stopped, and has printed output by then. */
  FakeHost runsUntilStopped(int chunks) {
    return launch(
        request -> {
          try {
            return heartbeatForEver(request);
          } catch (ActivityCompletionException cancelled) {
            ended.add(request.executionId());
            return withOutput(report(request, RunnerEnd.STOPPED, CLEAN), chunks);
          }
        });
  }

  /** The files of ended attempts cannot be read any more. */
  FakeHost losesItsDocuments() {
    documentsLost = true;
    return this;
  }

  FakeHost cannotStart(String message) {
    return launch(
        request -> {
          throw ApplicationFailure.newFailure(message, RunFailures.RUNNER_NOT_STARTED);
        });
  }

  /** The watching worker dies: the server sees no further heartbeat. */
  FakeHost fallsSilentAfterHeartbeat() {
    return launch(
        request -> {
          Activity.getExecutionContext().heartbeat(LaunchProgress.at(NAME, request.attempt()));
          return silence();
        });
  }

  /** The watching worker is alive, but its runner never ends. */
  FakeHost watchesForEver() {
    return launch(FakeHost::heartbeatForEver);
  }

  /** The watching worker shuts down orderly. */
  FakeHost leaves() {
    return launch(
        request -> {
          signalStarted(request);
          throw ApplicationFailure.newFailure("the worker shuts down", RunFailures.WATCHER_LEFT);
        });
  }

  /** The worker dies before its first heartbeat. */
  FakeHost fallsSilent() {
    return launch(
        request -> {
          return silence();
        });
  }

  /** The run is stopped, but the watcher cannot tell whether the runner has ended. */
  FakeHost breaksWhenCancelled() {
    return launch(
        request -> {
          try {
            signalStarted(request);
            return heartbeatForEver(request);
          } catch (ActivityCompletionException cancelled) {
            throw new IllegalStateException("the worker is going down", cancelled);
          }
        });
  }

  /** The runner works until the run is stopped. */
  FakeHost runsUntilCancelled() {
    return launch(
        request -> {
          try {
            return heartbeatForEver(request);
          } catch (ActivityCompletionException cancelled) {
            ended.add(request.executionId());
            throw cancelled;
          }
        });
  }

  FakeHost reads(SessionReading reading) {
    readings.add(request -> reading);
    return this;
  }

  /** The worker dies during the reading. */
  @SuppressWarnings("NullAway") // The returned value is not used.
  FakeHost readFallsSilent() {
    readings.add(
        request -> {
          Activity.getExecutionContext().doNotCompleteOnReturn();
          return null;
        });
    return this;
  }

  FakeHost readFails(String type, String message) {
    readings.add(
        request -> {
          throw ApplicationFailure.newFailure(message, type);
        });
    return this;
  }

  @Override
  public LaunchReport launch(LaunchRequest request) {
    launched.add(request);
    return launches.remove().apply(request);
  }

  /** Reading takes until {@code meanwhile} has run. */
  FakeHost readsAfter(Runnable meanwhile, SessionReading reading) {
    readings.add(
        request -> {
          meanwhile.run();
          return reading;
        });
    return this;
  }

  @Override
  public SessionReading readSession(SessionRequest request) {
    read.add(request);
    return readings.remove().apply(request);
  }

  @Override
  public DocumentChunk readDocumentChunk(DocumentChunkRequest request) {
    if (documentsLost) {
      throw new IllegalStateException("no such file");
    }
    return new DocumentChunk(
        request.executionId(),
        request.sha256(),
        request.index(),
        new byte[] {(byte) request.index()});
  }

  @Override
  public void end(EndRequest request) {
    ended.add(request.executionId());
  }

  private LaunchReport report(LaunchRequest request, RunnerEnd end, Evidence evidence) {
    signalStarted(request);
    return new LaunchReport(
        request.attempt(), NAME, 4711, end, evidence, STARTED, ENDED, null, null, null);
  }

  private static LaunchReport withOutput(LaunchReport report, int chunks) {
    return new LaunchReport(
        report.attempt(),
        report.host(),
        report.pid(),
        report.end(),
        report.evidence(),
        report.startedAt(),
        report.endedAt(),
        new RunnerProgress(7, 1, 2, 1, 0, 1, "StepComplete", "send_transaction", ENDED),
        new AttemptOutput(
            new AttemptOutput.Output(RunWorld.document("cd", chunks), 0),
            new AttemptOutput.Output(RunWorld.document("ef", 1), 0)),
        null);
  }

  private void signalStarted(LaunchRequest request) {
    client
        .newWorkflowStub(BenchmarkRunWorkflow.class, RunIds.workflowId(request.executionId()))
        .started(new RunnerStarted(request.executionId(), request.attempt(), NAME, 4711, STARTED));
  }

  private static LaunchReport heartbeatForEver(LaunchRequest request) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    while (true) {
      context.heartbeat(LaunchProgress.at(NAME, request.attempt()));
      pause();
    }
  }

  /**
   * Returns no result and sends no further heartbeat, so that the server times the activity out.
   */
  @SuppressWarnings("NullAway") // The returned value is not used.
  private static LaunchReport silence() {
    Activity.getExecutionContext().doNotCompleteOnReturn();
    return null;
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
