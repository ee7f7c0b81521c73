package dev.reev.api.result;

import dev.reev.api.run.state.StateNames;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.workflows.run.RunState;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run that has a score, or one that failed where those are asked for too.
 *
 * @param id the execution id
 * @param sessionId the same
 * @param score 0 to 1; 0 where the run failed without one, for the first web client calculates with
 *     it
 * @param finalStatus Succeeded or Failed: whether the run passed
 * @param failureClass why there is no score; null when there is one
 * @param harm whether the run did damage
 * @param executionTimeMs as the runner measured it
 * @param timestamp when the run was ordered, ISO 8601 in UTC with milliseconds: clients compare it
 *     as text
 * @param colorClass green, yellow or red
 */
record BenchmarkResult(
    UUID id,
    UUID sessionId,
    String benchmarkId,
    String agentType,
    double score,
    boolean passed,
    String finalStatus,
    @Nullable String failureClass,
    boolean harm,
    @Nullable Long executionTimeMs,
    String timestamp,
    String colorClass) {

  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  /** A row of the database. */
  record Row(
      UUID id,
      String benchmarkId,
      String agent,
      @Nullable Double score,
      @Nullable Boolean passed,
      @Nullable String failureClass,
      boolean harm,
      @Nullable Long executionTimeMs,
      Instant createdAt) {

    BenchmarkResult result() {
      boolean succeeded = Boolean.TRUE.equals(passed);
      return new BenchmarkResult(
          id,
          id,
          benchmarkId,
          agent,
          score == null ? 0 : score,
          succeeded,
          succeeded ? FinalResult.SUCCEEDED : FinalResult.FAILED,
          failureClass,
          harm,
          executionTimeMs,
          MILLIS.format(createdAt),
          StateNames.color(RunState.COMPLETED, score, harm));
    }
  }
}
