package dev.reev.workflows.run;

import dev.reev.workflows.display.Summary;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes attempts until one concludes the run, then stores the end. */
public final class BenchmarkRunWorkflowImpl implements BenchmarkRunWorkflow {

  private final List<AttemptRecord> attempts = new ArrayList<>();
  private @Nullable Attempt current;
  private @Nullable RunDetails page;

  @Override
  public RunResult run(RunRequest request) {
    RunDetails shown = new RunDetails(request);
    page = shown;
    RunRecord record = toRecord(request, attemptUntilConcluded(request, shown));
    RecordActivities records =
        ActivityPolicies.records("stores the end: " + record.state().title());
    // Detached, so that the end of a stopped run is stored as well.
    Workflow.newDetachedCancellationScope(() -> records.storeResult(record)).run();
    shown.ended(record);
    return RunResult.of(record);
  }

  @Override
  public void started(RunnerStarted runner) {
    if (current != null) {
      current.startedOn(runner.host());
    }
    if (page != null) {
      page.runnerStarted(runner);
    }
    RecordActivities records =
        ActivityPolicies.records("notes that attempt " + runner.attempt() + " runs");
    // Runs beside the launch, not before it: nothing waits for it, and a late one changes nothing.
    Async.procedure(records::markRunning, runner);
  }

  private AttemptEnd attemptUntilConcluded(RunRequest request, RunDetails shown) {
    int firstOpenAttempt = 1;
    for (int number = 1; ; number++) {
      Attempt attempt = new Attempt(launchRequest(request, number, firstOpenAttempt));
      current = attempt;
      shown.attempt(number);
      AttemptEnd end = attempt.run();
      keep(end.record());
      boolean endSeen = end.record().end() != null;
      if (endSeen) {
        firstOpenAttempt = number + 1;
      }
      if (!(end instanceof AttemptEnd.Broken broken)) {
        return end;
      }
      RunFailure failure = broken.failure();
      Duration wait = request.attempts().waitAfter(number, failure.failureClass(), broken.named());
      if (wait == null) {
        return end;
      }
      shown.backoff(wait, failure);
      try {
        Summary.sleep(wait, "next attempt, after " + failure.failureClass().wireName());
      } catch (CanceledFailure stopped) {
        return new AttemptEnd.Stopped(end.record());
      }
    }
  }

  /** An adopted or harvested attempt replaces the record of its silence. */
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
      return RunRecord.unjudged(id, RunState.TIMED_OUT, message, attempts);
    }
    return RunRecord.unjudged(id, RunState.STOPPED, "Execution stopped by user", attempts);
  }
}
