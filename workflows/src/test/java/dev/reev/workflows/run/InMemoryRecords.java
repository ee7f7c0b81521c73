package dev.reev.workflows.run;

import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps the records that a workflow stores. */
final class InMemoryRecords implements RecordActivities {

  final List<RunnerStarted> running = Collections.synchronizedList(new ArrayList<>());
  final List<DocumentChunk> chunks = Collections.synchronizedList(new ArrayList<>());
  final List<RunRecord> results = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger failuresLeft = new AtomicInteger();
  private final AtomicInteger silencesLeft = new AtomicInteger();
  private Runnable beforeStoring = () -> {};

  /** The next {@code times} attempts to store a result fail, as with a database that is down. */
  void failStoring(int times) {
    failuresLeft.set(times);
  }

  /** The worker dies with each of the next {@code times} results. */
  void fallSilentStoring(int times) {
    silencesLeft.set(times);
  }

  /** Storing takes until {@code meanwhile} has run. */
  void storeAfter(Runnable meanwhile) {
    beforeStoring = meanwhile;
  }

  /** Storing fails because the run has no row. */
  void knowNoRun() {
    beforeStoring =
        () -> {
          throw ApplicationFailure.newFailure("no such run", RunFailures.UNKNOWN_EXECUTION);
        };
  }

  @Override
  public void markRunning(RunnerStarted runner) {
    running.add(runner);
  }

  @Override
  public void storeDocumentChunk(DocumentChunk chunk) {
    chunks.add(chunk);
  }

  @Override
  public void storeResult(RunRecord record) {
    beforeStoring.run();
    if (isNext(silencesLeft)) {
      Activity.getExecutionContext().doNotCompleteOnReturn();
      return;
    }
    if (isNext(failuresLeft)) {
      throw new IllegalStateException("the database is down");
    }
    results.add(record);
  }

  private static boolean isNext(AtomicInteger left) {
    return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
  }

  RunRecord onlyResult() {
    if (results.size() != 1) {
      throw new AssertionError("stored " + results.size() + " results: " + results);
    }
    return results.get(0);
  }
}
