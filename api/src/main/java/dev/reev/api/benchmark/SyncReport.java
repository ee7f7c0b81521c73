package dev.reev.api.benchmark;

import java.time.Instant;
import java.util.List;

/**
 * What a sync did, in the shape that scripts know.
 *
 * @param success true when the folder was read, whatever was in it
 * @param message one line for people
 */
record SyncReport(boolean success, Counts syncedCount, String message) {

  /**
   * Numbers and details.
   *
   * @param processedCount files read
   * @param errorCount files that are no use
   */
  record Counts(
      int processedCount,
      int newCount,
      int updatedCount,
      int retiredCount,
      int errorCount,
      long durationMs,
      List<Synced> syncedBenchmarks,
      List<String> retiredBenchmarks,
      List<FileError> errors) {}

  /**
   * A file that was taken.
   *
   * @param name id of the benchmark
   * @param sha256 of the file
   * @param operation created, updated or unchanged
   */
  record Synced(String name, String sha256, String operation, long processingTimeMs) {}

  /**
   * A file that is no use.
   *
   * @param filePath its name in the benchmark folder
   * @param errorMessage every problem with its line and column, one line
   * @param errorType validation, duplicate_file, duplicate_id or unreadable
   */
  record FileError(String filePath, String errorMessage, String errorType, Instant timestamp) {}
}
