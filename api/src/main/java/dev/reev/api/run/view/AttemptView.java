package dev.reev.api.run.view;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.reev.api.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a run. Attempts are never removed by a later one.
 *
 * @param number from 1
 * @param host null when no host ever reported the attempt
 * @param pid null when no runner process was started
 * @param end EXITED, SIGNALLED, DEADLINE, STOPPED or VANISHED; null while it runs, and when its
 *     host was lost
 * @param evidence exit code or signal, last lines of output, what was wrong with the session file
 * @param failure null when the attempt led to a score, or was stopped or timed out
 */
public record AttemptView(
    int number,
    @Nullable String host,
    @Nullable Long pid,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String end,
    @JsonRawValue String evidence,
    RunView.@Nullable Failure failure) {

  static AttemptView of(ResultSet row) throws SQLException {
    return new AttemptView(
        row.getInt("number"),
        row.getString("host"),
        row.getObject("pid", Long.class),
        Columns.instantOrNull(row, "started_at"),
        Columns.instantOrNull(row, "ended_at"),
        row.getString("runner_end"),
        row.getString("evidence"),
        RunView.Failure.of(row.getString("failure_class"), row.getString("failure_message")));
  }
}
