package dev.reev.api.run.state;

import dev.reev.workflows.run.RunState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A run has ended: published in the transaction that stores it.
 *
 * @param failureClass wire name; null unless the run failed
 * @param queued from its acceptance to its first runner; null when it had none
 * @param ran from its first runner to its stored end; null when it had none
 */
public record RunEnded(
    String benchmarkId,
    String agent,
    RunState state,
    @Nullable String failureClass,
    @Nullable Duration queued,
    @Nullable Duration ran) {

  /** Of a row that the statement that ended the run returned. */
  static RunEnded of(ResultSet row, int number) throws SQLException {
    OffsetDateTime started = row.getObject("started_at", OffsetDateTime.class);
    return new RunEnded(
        row.getString("benchmark_id"),
        row.getString("agent"),
        RunState.valueOf(row.getString("state")),
        row.getString("failure_class"),
        started == null
            ? null
            : Duration.between(row.getObject("created_at", OffsetDateTime.class), started),
        started == null
            ? null
            : Duration.between(started, row.getObject("ended_at", OffsetDateTime.class)));
  }
}
