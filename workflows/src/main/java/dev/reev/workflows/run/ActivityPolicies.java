package dev.reev.workflows.run;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/**
 * Every timeout and retry of the activities of a run, and why it has its value. Each has a summary
 * for Temporal's Web UI.
 */
final class ActivityPolicies {

  /**
   * Workers heartbeat each second. Ten missed beats mean that the worker is gone and not only slow;
   * a false alarm is harmless, since the next watcher adopts the same runner.
   */
  static final Duration LAUNCH_HEARTBEAT_TIMEOUT = Duration.ofSeconds(10);

  /**
   * The launcher ends a runner at its deadline itself (a timed-out activity is not stopped by the
   * server). This margin covers the grace of TERM before KILL and a slow host; when it is used up
   * the watcher is stuck and the attempt is looked for again.
   */
  static final Duration LAUNCH_MARGIN = Duration.ofMinutes(2);

  /**
   * A worker that restarts is back on its host queue well within a minute. Longer silence means the
   * host is lost and the attempt is worth more elsewhere.
   */
  static final Duration HOST_ANSWER_TIMEOUT = Duration.ofMinutes(1);

  /** Parsing and checking at most 16 MiB takes about a second; the rest is a slow disk. */
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(15);

  /** TERM, a grace of some seconds, KILL. */
  private static final Duration END_TIMEOUT = Duration.ofSeconds(30);

  /** One transaction of a few rows; longer means that the API died with the task in its hands. */
  private static final Duration RECORD_TIMEOUT = Duration.ofSeconds(10);

  private ActivityPolicies() {}

  /**
   * A launch on any host with a free slot. It may wait for the slot without limit: an accepted run
   * is never lost. Never retried by the server: whether to adopt, to try again or to give up is the
   * workflow's decision.
   */
  static RunnerActivities launchAnywhere(LaunchRequest request) {
    return runner(
        launch(request.timeout())
            .setTaskQueue(TaskQueues.RUNNER)
            .setSummary("attempt " + request.attempt()));
  }

  /** A launch that must find the attempt on the host that started it. */
  static RunnerActivities launchOn(String host, LaunchRequest request) {
    return runner(
        onHost(launch(request.timeout()), host)
            .setSummary("attempt " + request.attempt() + ", looked for on " + host));
  }

  /**
   * Five looks within about 1.5 s bridge a network file system that shows a finished file late. An
   * invalid file is complete (it was renamed into place), so it is not read again.
   */
  static RunnerActivities readOn(String host, String summary) {
    return runner(
        onHost(ActivityOptions.newBuilder(), host)
            .setSummary(summary)
            .setStartToCloseTimeout(READ_TIMEOUT)
            .setRetryOptions(
                RetryOptions.newBuilder()
                    .setInitialInterval(Duration.ofMillis(100))
                    .setMaximumAttempts(5)
                    .setDoNotRetry(RunFailures.SESSION_INVALID)
                    .build()));
  }

  /**
   * Ending processes: three tries. On a host that does not answer the runner lives until its own
   * end; nothing is stored of it, since the run is over by then.
   */
  static RunnerActivities endOn(String host) {
    return runner(
        onHost(ActivityOptions.newBuilder(), host)
            .setSummary("ends what lives of the run on " + host)
            .setStartToCloseTimeout(END_TIMEOUT)
            .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(3).build()));
  }

  /**
   * Storing is tried until the API and its database are back, however long that takes: the result
   * exists and must not be lost. At most 10 s between tries, so that nobody waits long after a
   * restart.
   */
  static RecordActivities records(String summary) {
    return Workflow.newActivityStub(
        RecordActivities.class,
        ActivityOptions.newBuilder()
            .setSummary(summary)
            .setTaskQueue(TaskQueues.RECORDS)
            .setStartToCloseTimeout(RECORD_TIMEOUT)
            .setRetryOptions(
                RetryOptions.newBuilder()
                    .setInitialInterval(Duration.ofMillis(200))
                    .setMaximumInterval(Duration.ofSeconds(10))
                    .setDoNotRetry(RunFailures.UNKNOWN_EXECUTION, RunFailures.INCOMPLETE_DOCUMENT)
                    .build())
            .build());
  }

  private static ActivityOptions.Builder launch(Duration runTimeout) {
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(runTimeout.plus(LAUNCH_MARGIN))
        .setHeartbeatTimeout(LAUNCH_HEARTBEAT_TIMEOUT)
        .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
        .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build());
  }

  private static ActivityOptions.Builder onHost(ActivityOptions.Builder options, String host) {
    return options
        .setTaskQueue(TaskQueues.runnerAt(host))
        .setScheduleToStartTimeout(HOST_ANSWER_TIMEOUT);
  }

  private static RunnerActivities runner(ActivityOptions.Builder options) {
    return Workflow.newActivityStub(RunnerActivities.class, options.build());
  }
}
