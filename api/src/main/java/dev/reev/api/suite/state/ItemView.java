package dev.reev.api.suite.state;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.reev.api.run.state.FailedChecks;
import dev.reev.api.run.state.RunUsage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One item of a suite as it is shown. It stands with its newest run.
 *
 * @param ordinal from 0, in the order in which they are run
 * @param repeat from 1
 * @param run null exactly when it was skipped
 * @param state Pending, Running, Completed, Failed, Stopped, TimedOut or Skipped
 * @param score 0 to 1; there exactly when the run completed
 * @param passed whether the run passed: its score reaches the benchmark's threshold and no check
 *     stands against it
 * @param harm whether the run did damage; there exactly when the run completed
 * @param unconfined whether nothing kept the agent from its own score, because a person said so
 * @param failedChecks those of its checks that do not hold; null when it has none
 * @param executionTimeMs evaluation time as the runner measured it; null without a score
 * @param failure why the run failed
 * @param message one line about a run that has no score; null while all is well
 * @param skipped why it cannot run here
 * @param usage what its model calls used up; null when nothing is known of it
 * @param model as its provider reports it
 * @param passThreshold least score that passes; null without a score, and in runs that ended before
 *     it was kept
 * @param durationMs wall time from the start of its first runner to its end; null before
 */
public record ItemView(
    int ordinal,
    @JsonProperty("benchmark_id") String benchmark,
    String agent,
    int repeat,
    @JsonProperty("run_id") @Nullable UUID run,
    String state,
    @Nullable Double score,
    @Nullable Boolean passed,
    @Nullable Boolean harm,
    boolean unconfined,
    @Nullable FailedChecks failedChecks,
    @Nullable Long executionTimeMs,
    @Nullable Failure failure,
    @Nullable String message,
    @Nullable String skipped,
    Map<String, String> links,
    @Nullable RunUsage usage,
    @Nullable String model,
    @Nullable Double passThreshold,
    @Nullable Long durationMs) {

  /**
   * Why there is no score.
   *
   * @param type one of the failure classes of docs/how-a-run-travels.md
   */
  public record Failure(String type, String message) {}

  static ItemView of(ResultSet row) throws SQLException {
    UUID run = row.getObject("execution_id", UUID.class);
    Double score = row.getObject("score", Double.class);
    String failure = row.getString("failure_class");
    return new ItemView(
        row.getInt("ordinal"),
        row.getString("benchmark_id"),
        row.getString("agent"),
        row.getInt("repeat"),
        run,
        ItemStates.of(row.getString("state")),
        score,
        row.getObject("passed", Boolean.class),
        score == null ? null : (Boolean) row.getBoolean("harm"),
        row.getBoolean("unconfined"),
        FailedChecks.of(row.getString("failed_checks")),
        row.getObject("execution_time_ms", Long.class),
        failure == null ? null : new Failure(failure, row.getString("failure_message")),
        row.getString("message"),
        row.getString("skipped"),
        links(run),
        RunUsage.stored(
            row.getObject("input_tokens", Long.class),
            row.getObject("output_tokens", Long.class),
            row.getObject("cost_usd", Double.class)),
        row.getString("model"),
        row.getObject("pass_threshold", Double.class),
        duration(
            row.getObject("started_at", OffsetDateTime.class),
            row.getObject("ended_at", OffsetDateTime.class)));
  }

  private static @Nullable Long duration(
      @Nullable OffsetDateTime start, @Nullable OffsetDateTime end) {
    return start == null || end == null ? null : (Long) Duration.between(start, end).toMillis();
  }

  private static Map<String, String> links(@Nullable UUID run) {
    Map<String, String> links = new LinkedHashMap<>();
    if (run != null) {
      links.put("run", "/api/v1/runs/" + run);
      links.put("trace", "/api/v1/runs/" + run + "/trace");
    }
    return links;
  }

  ItemOutcome outcome() {
    return new ItemOutcome(
        ordinal,
        benchmark,
        agent,
        repeat,
        run,
        state,
        score,
        passed,
        failure == null ? null : failure.type(),
        skipped);
  }
}
