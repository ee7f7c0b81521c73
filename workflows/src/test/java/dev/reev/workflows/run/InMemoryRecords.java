package dev.reev.workflows.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps what a workflow asks to store. */
final class InMemoryRecords implements RecordActivities {

  final List<RunnerStarted> running = Collections.synchronizedList(new ArrayList<>());
  final List<DocumentChunk> chunks = Collections.synchronizedList(new ArrayList<>());
  final List<RunRecord> results = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger failuresLeft = new AtomicInteger();

  /** The next {@code times} attempts to store a result fail, as with a database that is down. */
  void failStoring(int times) {
    failuresLeft.set(times);
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
    if (failuresLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new IllegalStateException("the database is down");
    }
    results.add(record);
  }

  RunRecord onlyResult() {
    if (results.size() != 1) {
      throw new AssertionError("stored " + results.size() + " results: " + results);
    }
    return results.get(0);
  }
}
