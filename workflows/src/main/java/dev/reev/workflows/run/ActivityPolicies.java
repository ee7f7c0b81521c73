package dev.reev.workflows.run;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/**
 * Timeouts and retries of the activities of a run, and the reason for each value. Each activity has
 * a summary for Temporal's Web UI.
 */
final class ActivityPolicies {

  /**
   * Workers heartbeat each second. Ten missed beats mean that the worker is gone and not only slow;
   * a false alarm is harmless, since the next watcher adopts the same runner.
   */
  static final Duration LAUNCH_HEARTBEAT_TIMEOUT = Duration.ofSeconds(10);

  /**
   * The launcher ends a runner at its deadline itself (the server does not stop a timed-out
   * activity). This margin covers the grace period between TERM and KILL and a slow host; when it
   * is used up, the watcher is stuck, and the next launch looks for the attempt.
   */
  static final Duration LAUNCH_MARGIN = Duration.ofMinutes(2);

  /**
   * A worker that restarts polls its host queue again well within a minute. After a longer silence
   * the host is considered lost, and the run continues elsewhere.
   */
  static final Duration HOST_ANSWER_TIMEOUT = Duration.ofMinutes(1);

  /** Parsing and checking at most 16 MiB takes about a second; the rest allows for a slow disk. */
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(15);

  /** TERM, a grace period of some seconds, KILL. */
  private static final Duration END_TIMEOUT = Duration.ofSeconds(30);

  /** One transaction of a few rows; when it takes longer, the API died while it held the task. */
  private static final Duration RECORD_TIMEOUT = Duration.ofSeconds(10);

  private ActivityPolicies() {}

  /**
   * A launch on any host with a free slot. It may wait for a slot without limit, because an
   * accepted run is never lost. The server never retries it: the workflow decides whether to adopt,
   * to try again or to give up.
   */
  static RunnerActivities launchAnywhere(LaunchRequest request) {
    return runner(
        launch(request.timeout())
            .setTaskQueue(TaskQueues.RUNNER)
            .setSummary("attempt " + request.attempt()));
  }

  /** A launch on the host that started the attempt, which must take it over from there. */
  static RunnerActivities launchOn(String host, LaunchRequest request) {
    return runner(
        onHost(launch(request.timeout()), host)
            .setSummary("attempt " + request.attempt() + ", resume on " + host));
  }

  /**
   * Five tries within about 1.5 s bridge the delay with which a network file system shows a
   * finished file. An invalid file is complete (it was renamed into place), so it is not read
   * again.
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
   * Ends processes, with three tries. On a host that does not answer, the runner lives until it
   * ends by itself; nothing of it is stored, because the run has ended by then.
   */
  static RunnerActivities endOn(String host) {
    return runner(
        onHost(ActivityOptions.newBuilder(), host)
            .setSummary("kill leftover processes on " + host)
            .setStartToCloseTimeout(END_TIMEOUT)
            .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(3).build()));
  }

  /**
   * Stores with retries until the API and its database are back, however long that takes: the
   * result exists and must not be lost. At most 10 s between tries, so that the run ends soon after
   * a restart.
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
