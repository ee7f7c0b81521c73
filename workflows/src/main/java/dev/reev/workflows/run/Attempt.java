package dev.reev.workflows.run;

import static java.util.Objects.requireNonNull;

import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TimeoutFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One attempt of a run: launches the runner, waits for its end, and reads its session file. */
final class Attempt {

  /**
   * How often one attempt is resumed after its watcher died. Worker restarts are rare; more than
   * this within one run means that watching it kills the worker.
   */
  private static final int MAX_RESUMES = 10;

  private final LaunchRequest request;
  private final DocumentTransfer documents;
  private @Nullable String host;

  Attempt(LaunchRequest request) {
    this.request = request;
    this.documents = new DocumentTransfer(request.executionId());
  }

  /** Records the runner's host; from now on requests can go to the host's own queue. */
  void startedOn(String host) {
    this.host = host;
  }

  AttemptEnd run() {
    try {
      return conclude(documents.handOverOutput(launch()));
    } catch (CanceledFailure stoppedBeforeLaunch) {
      return new AttemptEnd.Stopped(recordWithoutReport(null));
    } catch (ActivityFailure failure) {
      return endWithoutReport(failure);
    }
  }

  private LaunchReport launch() {
    RunnerActivities runner = ActivityPolicies.launchAnywhere(request);
    for (int resumes = 0; ; resumes++) {
      try {
        return runner.launch(request);
      } catch (ActivityFailure failure) {
        String lastHost = hostToResumeOn(failure);
        if (lastHost == null || resumes == MAX_RESUMES) {
          throw failure;
        }
        runner = ActivityPolicies.launchOn(lastHost, request);
      }
    }
  }

  /** The host that may still hold the runner of a watcher that fell silent or left, else null. */
  private @Nullable String hostToResumeOn(ActivityFailure failure) {
    if (failure.getCause() instanceof TimeoutFailure timeout) {
      LaunchProgress progress = timeout.getLastHeartbeatDetails().get(LaunchProgress.class);
      if (progress != null) {
        host = progress.host();
      }
    }
    return lostItsWatcher(failure.getCause()) && !cancelRequested() ? host : null;
  }

  private static boolean lostItsWatcher(@Nullable Throwable cause) {
    if (cause instanceof TimeoutFailure timeout) {
      return timeout.getTimeoutType() == TimeoutType.TIMEOUT_TYPE_HEARTBEAT
          || timeout.getTimeoutType() == TimeoutType.TIMEOUT_TYPE_START_TO_CLOSE;
    }
    return cause instanceof ApplicationFailure application
        && RunFailures.WATCHER_LEFT.equals(application.getType());
  }

  private AttemptEnd conclude(LaunchReport report) {
    return switch (report.end()) {
      case DEADLINE -> Verdict.timedOut(report);
      case STOPPED -> Verdict.stopped(report);
      case SIGNALLED -> Verdict.signalled(report);
      case EXITED, VANISHED -> concludeFromSession(report);
    };
  }

  private AttemptEnd concludeFromSession(LaunchReport report) {
    var end = new AtomicReference<@Nullable AttemptEnd>();
    // The runner has ended: a stop comes too late now, and the result is worth keeping.
    Workflow.newDetachedCancellationScope(
            () -> {
              try {
                end.set(Verdict.of(report, readSession(report)));
              } catch (ActivityFailure failure) {
                end.set(Verdict.unreadable(report, failure));
              }
            })
        .run();
    return requireNonNull(end.get());
  }

  private SessionReading readSession(LaunchReport report) {
    RunnerActivities runner =
        ActivityPolicies.readOn(report.host(), "session of attempt " + report.attempt());
    SessionReading reading =
        runner.readSession(
            new SessionRequest(
                request.executionId(),
                report.attempt(),
                request.benchmarkId(),
                request.agent(),
                report.exitedCleanly()));
    documents.handOver(report, reading.document());
    return reading;
  }

  /**
   * End of a launch that failed without a report: it was stopped, the runner could not be started,
   * or its host is gone.
   */
  private AttemptEnd endWithoutReport(ActivityFailure failure) {
    Throwable cause = failure.getCause();
    if (cause instanceof CanceledFailure) {
      return new AttemptEnd.Stopped(recordWithoutReport(null));
    }
    if (cancelRequested()) {
      endOnLastHost();
      return new AttemptEnd.Stopped(recordWithoutReport(null));
    }
    RunFailure runFailure =
        cause instanceof ApplicationFailure application
            ? new RunFailure(FailureClass.INTERNAL, application.getOriginalMessage(), Evidence.NONE)
            : new RunFailure(FailureClass.HOST_LOST, hostLost(), Evidence.NONE);
    return new AttemptEnd.Broken(recordWithoutReport(runFailure), runFailure, null);
  }

  private String hostLost() {
    return host == null
        ? "the worker that took the run fell silent before it started a runner"
        : "host " + host + " fell silent while the runner was at work";
  }

  private void endOnLastHost() {
    String lastHost = host;
    if (lastHost == null) {
      return;
    }
    Workflow.newDetachedCancellationScope(
            () -> {
              try {
                ActivityPolicies.endOn(lastHost).end(new EndRequest(request.executionId()));
              } catch (ActivityFailure hostDoesNotAnswer) {
                Workflow.getLogger(Attempt.class)
                    .warn("host {} could not confirm the end of the runner", lastHost);
              }
            })
        .run();
  }

  private static boolean cancelRequested() {
    return CancellationScope.current().isCancelRequested();
  }

  private AttemptRecord recordWithoutReport(@Nullable RunFailure failure) {
    return AttemptRecord.unreported(request.attempt(), host, failure);
  }
}
