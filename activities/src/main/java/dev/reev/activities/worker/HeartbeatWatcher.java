package dev.reev.activities.worker;

import dev.reev.activities.launch.RunnerHost;
import dev.reev.workflows.run.BenchmarkRunWorkflow;
import dev.reev.workflows.run.LaunchProgress;
import dev.reev.workflows.run.LaunchRequest;
import dev.reev.workflows.run.RunnerStarted;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the runner's progress to the workflow by heartbeats, and receives the stop of the run
 * through them.
 */
final class HeartbeatWatcher implements RunnerHost.Watcher {

  private static final Logger log = LoggerFactory.getLogger(HeartbeatWatcher.class);

  /**
   * Interval of heartbeats: ten fit into the heartbeat timeout, and a stop is noticed within one.
   */
  static final Duration BEAT = Duration.ofSeconds(1);

  private final ActivityExecutionContext context;
  private final WorkflowClient client;
  private final String host;
  private final LaunchRequest request;
  private final RunnerMeters meters;
  private final Instant begun = Instant.now();
  private @Nullable LaunchProgress lastSent;
  private long lastSentNanos;

  HeartbeatWatcher(
      ActivityExecutionContext context,
      WorkflowClient client,
      String host,
      LaunchRequest request,
      RunnerMeters meters) {
    this.context = context;
    this.client = client;
    this.host = host;
    this.request = request;
    this.meters = meters;
  }

  @Override
  public void started(int attempt, long pid, Instant startedAt) {
    log.info("runner of attempt {} is process {}", attempt, pid);
    // An earlier start means that the runner was taken over.
    if (!startedAt.isBefore(begun)) {
      meters.launched(Duration.between(begun, startedAt));
    }
    try {
      client
          .newWorkflowStub(BenchmarkRunWorkflow.class, context.getInfo().getWorkflowId())
          .started(new RunnerStarted(request.executionId(), attempt, host, pid, startedAt));
    } catch (RuntimeException lost) {
      // Only the move to RUNNING is late; the result does not depend on it.
      log.warn("could not announce the runner: {}", lost.toString());
    }
  }

  @Override
  public void alive(LaunchProgress progress) throws RunnerHost.StopRequestedException {
    long now = System.nanoTime();
    boolean due = now - lastSentNanos >= BEAT.toNanos();
    if (progress.equals(lastSent) && !due) {
      return;
    }
    lastSent = progress;
    lastSentNanos = now;
    try {
      context.heartbeat(progress);
    } catch (ActivityCanceledException stop) {
      throw new RunnerHost.StopRequestedException(stop);
    }
  }
}
