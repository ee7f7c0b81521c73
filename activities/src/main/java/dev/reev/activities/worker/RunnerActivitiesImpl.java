package dev.reev.activities.worker;

import dev.reev.activities.launch.BoundedLooks;
import dev.reev.activities.launch.RunnerHost;
import dev.reev.activities.launch.RunnerNotStartedException;
import dev.reev.activities.session.SessionFiles;
import dev.reev.benchmarks.session.SessionFileInvalidException;
import dev.reev.benchmarks.session.SessionFileMissingException;
import dev.reev.workflows.run.DocumentChunk;
import dev.reev.workflows.run.DocumentChunkRequest;
import dev.reev.workflows.run.EndRequest;
import dev.reev.workflows.run.LaunchReport;
import dev.reev.workflows.run.LaunchRequest;
import dev.reev.workflows.run.RunFailures;
import dev.reev.workflows.run.RunnerActivities;
import dev.reev.workflows.run.SessionReading;
import dev.reev.workflows.run.SessionRequest;
import io.temporal.activity.Activity;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityWorkerShutdownException;
import io.temporal.client.WorkflowClient;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.slf4j.MDC;

/** The Temporal side of a runner host: heartbeats, cancellation, failure types. */
final class RunnerActivitiesImpl implements RunnerActivities {

  /**
   * Interval of reading progress: it should reach viewers within a second, and other steps on the
   * way take their share.
   */
  static final Duration LOOK = Duration.ofMillis(200);

  /** As long as the workflow waits for the answer. */
  private static final Duration READ_LIMIT = Duration.ofSeconds(15);

  private final RunnerHost runnerHost;
  private final SessionFiles sessionFiles;
  private final WorkflowClient client;
  private final String host;
  private final RunnerMeters meters;

  RunnerActivitiesImpl(
      RunnerHost runnerHost,
      SessionFiles sessionFiles,
      WorkflowClient client,
      String host,
      RunnerMeters meters) {
    this.runnerHost = runnerHost;
    this.sessionFiles = sessionFiles;
    this.client = client;
    this.host = host;
    this.meters = meters;
  }

  @Override
  public LaunchReport launch(LaunchRequest request) {
    meters.slotTaken();
    try (var mdc = MDC.putCloseable("execution_id", request.executionId())) {
      var watcher =
          new HeartbeatWatcher(Activity.getExecutionContext(), client, host, request, meters);
      return runnerHost.run(request, LOOK, watcher);
    } catch (RunnerHost.StopRequestedException stopped) {
      throw (ActivityCanceledException) stopped.getCause();
    } catch (RunnerNotStartedException e) {
      throw ApplicationFailure.newFailure(e.getMessage(), RunFailures.RUNNER_NOT_STARTED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException | ActivityWorkerShutdownException e) {
      throw ApplicationFailure.newFailure("the worker shuts down", RunFailures.WATCHER_LEFT);
    } finally {
      meters.slotFreed();
    }
  }

  @Override
  public SessionReading readSession(SessionRequest request) {
    if (Activity.getExecutionContext().getInfo().getAttempt() > 1) {
      meters.sessionReadAgain();
    }
    try {
      return BoundedLooks.within(READ_LIMIT, () -> read(request));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw leaving(e);
    }
  }

  private SessionReading read(SessionRequest request) throws IOException {
    try {
      return sessionFiles.read(request);
    } catch (SessionFileMissingException e) {
      throw request.exitedCleanly()
          ? ApplicationFailure.newFailure(e.getMessage(), RunFailures.SESSION_MISSING)
          : ApplicationFailure.newNonRetryableFailure(e.getMessage(), RunFailures.SESSION_MISSING);
    } catch (SessionFileInvalidException e) {
      throw ApplicationFailure.newNonRetryableFailure(e.getMessage(), RunFailures.SESSION_INVALID);
    }
  }

  @Override
  public DocumentChunk readDocumentChunk(DocumentChunkRequest request) {
    try {
      return new DocumentChunk(
          request.executionId(),
          request.sha256(),
          request.index(),
          BoundedLooks.within(
              READ_LIMIT,
              () ->
                  runnerHost
                      .documents(request.executionId(), request.attempt())
                      .chunk(request.sha256(), request.index())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw leaving(e);
    }
  }

  @Override
  public void end(EndRequest request) {
    try {
      runnerHost.end(request.executionId());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw leaving(e);
    }
  }

  private static IllegalStateException leaving(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("the worker is going down", e);
  }
}
