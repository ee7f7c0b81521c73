package dev.reev.api.live;

import dev.reev.api.database.Columns;
import dev.reev.workflows.run.RunState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the streams show: any number of runs by one statement, each by its key. */
@Component
class RunSnapshots {

  private final JdbcClient jdbc;

  RunSnapshots(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<RunSnapshot> find(UUID id) {
    return find(List.of(id)).stream().findFirst();
  }

  List<RunSnapshot> find(Collection<UUID> ids) {
    return jdbc.sql(
            """
            select e.id, e.state, e.attempts, e.created_at, e.started_at, e.ended_at, e.score, e.passed, e.harm,
              e.message, e.failure_class, p.attempt, p.events, p.prompts, p.tool_calls, p.steps_done, p.steps,
              p.percent, p.last_event, p.last_tool, p.updated_at
            from run_summary e left join run_progress p on p.execution_id = e.id
            where e.id in (:ids)
            """)
        .param("ids", ids)
        .query((row, number) -> snapshot(row))
        .list();
  }

  private static RunSnapshot snapshot(ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    Double score = row.getObject("score", Double.class);
    return new RunSnapshot(
        id,
        RunState.valueOf(row.getString("state")),
        row.getInt("attempts"),
        Columns.instant(row, "created_at"),
        Columns.instantOrNull(row, "started_at"),
        Columns.instantOrNull(row, "ended_at"),
        new RunSnapshot.Result(
            score,
            row.getObject("passed", Boolean.class),
            score == null ? null : (Boolean) row.getBoolean("harm"),
            row.getString("message"),
            row.getString("failure_class")),
        progress(id, row));
  }

  private static RunEvent.@Nullable Progress progress(UUID id, ResultSet row) throws SQLException {
    Integer attempt = row.getObject("attempt", Integer.class);
    if (attempt == null) {
      return null;
    }
    int events = row.getInt("events");
    Integer steps = row.getObject("steps", Integer.class);
    int next = row.getInt("steps_done") + 1;
    return new RunEvent.Progress(
        RunPosition.running(attempt, events),
        id,
        attempt,
        events,
        row.getInt("prompts"),
        row.getInt("tool_calls"),
        steps == null ? next : Math.min(next, steps),
        steps,
        row.getInt("percent"),
        row.getString("last_event"),
        row.getString("last_tool"),
        Columns.instant(row, "updated_at"));
  }
}
