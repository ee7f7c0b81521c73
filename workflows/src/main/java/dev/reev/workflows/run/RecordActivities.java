package dev.reev.workflows.run;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * Stores the data of a run on behalf of its workflow, which has no other access to the database.
 * Each activity is idempotent: a repeated or late call changes nothing.
 */
@ActivityInterface
public interface RecordActivities {

  /** Moves {@code PENDING -> RUNNING}; any other state stays as it is. */
  @ActivityMethod(name = "records.markRunning")
  void markRunning(RunnerStarted runner);

  /** Keeps one chunk of a large document until {@link #storeResult} joins them. */
  @ActivityMethod(name = "records.storeSessionChunk")
  void storeDocumentChunk(DocumentChunk chunk);

  /**
   * Stores result, attempts, documents and terminal state in one transaction. A run that is already
   * terminal stays as it is.
   *
   * <p>Fails with {@link RunFailures#UNKNOWN_EXECUTION} when the database has no such run, and with
   * {@link RunFailures#INCOMPLETE_DOCUMENT} when chunks are missing or do not match the digest;
   * retries help with neither.
   */
  @ActivityMethod(name = "records.storeResult")
  void storeResult(RunRecord record);
}
