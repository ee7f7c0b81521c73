package dev.reev.workflows.run;

import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attempts until one concludes the run, then stores the end. */
public final class BenchmarkRunWorkflowImpl implements BenchmarkRunWorkflow {

  private final RecordActivities records = ActivityPolicies.records();
  private final List<AttemptRecord> attempts = new ArrayList<>();
  private @Nullable Attempt current;

  @Override
  public RunResult run(RunRequest request) {
    RunRecord record = toRecord(request, attemptUntilConcluded(request));
    // Detached: the end of a stopped run must be stored as well.
    Workflow.newDetachedCancellationScope(() -> records.storeResult(record)).run();
    return toResult(record);
  }

  @Override
  public void started(RunnerStarted runner) {
    if (current != null) {
      current.startedOn(runner.host());
    }
    // Beside the launch, not before it: nobody waits for this, and a late one changes nothing.
    Async.procedure(records::markRunning, runner);
  }

  private AttemptEnd attemptUntilConcluded(RunRequest request) {
    int firstOpenAttempt = 1;
    for (int number = 1; ; number++) {
      Attempt attempt = new Attempt(launchRequest(request, number, firstOpenAttempt));
      current = attempt;
      AttemptEnd end = attempt.run();
      keep(end.record());
      boolean endSeen = end.record().end() != null;
      if (endSeen) {
        firstOpenAttempt = number + 1;
      }
      Duration wait =
          end instanceof AttemptEnd.Broken broken
              ? request
                  .attempts()
                  .waitAfter(number, broken.failure().failureClass(), broken.named())
              : null;
      if (wait == null) {
        return end;
      }
      try {
        Workflow.sleep(wait);
      } catch (CanceledFailure stopped) {
        return new AttemptEnd.Stopped(end.record());
      }
    }
  }

  /** An adopted or harvested attempt takes the place of the silence recorded for it before. */
  private void keep(AttemptRecord record) {
    attempts.removeIf(earlier -> earlier.number() == record.number());
    attempts.add(record);
  }

  private static LaunchRequest launchRequest(RunRequest request, int number, int firstOpen) {
    return new LaunchRequest(
        request.executionId(),
        number,
        firstOpen,
        request.benchmarkId(),
        request.benchmarkYaml(),
        request.agent(),
        request.timeout(),
        request.sealedConfig());
  }

  private RunRecord toRecord(RunRequest request, AttemptEnd end) {
    String id = request.executionId();
    if (end instanceof AttemptEnd.Scored scored) {
      SessionReading reading = scored.reading();
      return new RunRecord(
          id, RunState.COMPLETED, null, reading.outcome(), null, reading.document(), attempts);
    }
    if (end instanceof AttemptEnd.Broken broken) {
      RunFailure failure = broken.failure();
      SessionReading reading = broken.reading();
      return new RunRecord(
          id,
          RunState.FAILED,
          failure.message(),
          reading == null ? null : reading.outcome(),
          failure,
          reading == null ? null : reading.document(),
          attempts);
    }
    if (end instanceof AttemptEnd.TimedOut) {
      String message =
          "no result within %d s; the runner was ended".formatted(request.timeout().toSeconds());
      return new RunRecord(id, RunState.TIMED_OUT, message, null, null, null, attempts);
    }
    return new RunRecord(
        id, RunState.STOPPED, "Execution stopped by user", null, null, null, attempts);
  }

  private static RunResult toResult(RunRecord record) {
    SessionOutcome outcome = record.outcome();
    RunFailure failure = record.failure();
    return new RunResult(
        record.executionId(),
        record.state(),
        record.state() == RunState.COMPLETED && outcome != null ? outcome.score() : null,
        failure == null ? null : failure.failureClass(),
        record.attempts().size());
  }
}
