package dev.reev.api.invariant;

import dev.reev.api.database.Columns;
import dev.reev.workflows.run.RunState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The side of the database, and the newest check that is kept there. */
@Component
class CheckRows {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  CheckRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  Instant now() {
    return jdbc.sql(
            """
            select now()
            """)
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }

  /** The newest of the runs that wait or run. */
  List<RunRow> open(int limit) {
    return jdbc.sql(
            """
            select id, state, workflow_started_at, host, attempts, ended_at from open_execution
            order by created_at desc, id desc limit ?
            """)
        .param(limit)
        .query(CheckRows::row)
        .list();
  }

  /** As these runs are now; a run that is not there is left out. */
  Map<UUID, RunRow> asTheyAre(Collection<UUID> ids) {
    Map<UUID, RunRow> rows = new HashMap<>();
    jdbc.sql(
            """
            select id, state, workflow_started_at, host, attempts, ended_at from run_summary
            where id = any(?)
            """)
        .param(ids.toArray(UUID[]::new))
        .query(CheckRows::row)
        .list()
        .forEach(row -> rows.put(row.id(), row));
    return rows;
  }

  /** Hosts that can have something alive: nothing lives longer than a day. */
  List<String> hosts() {
    return jdbc.sql(
            """
            select distinct host from run_attempt
            where started_at > now() - interval '1 day' and host is not null order by host
            """)
        .query(String.class)
        .list();
  }

  void keep(SystemCheck check) {
    jdbc.sql(
            """
            insert into system_check (checked_at, counts, findings) values (?, ?::jsonb, ?::jsonb)
            on conflict (newest) do update set checked_at = excluded.checked_at, counts = excluded.counts,
              findings = excluded.findings
            """)
        .params(
            check.checkedAt().atOffset(ZoneOffset.UTC),
            json.writeValueAsString(check.counts()),
            json.writeValueAsString(check.disagreements()))
        .update();
  }

  Optional<SystemCheck> newest() {
    return jdbc.sql(
            """
            select checked_at, counts, findings from system_check
            """)
        .query(
            (row, number) ->
                new SystemCheck(
                    Columns.instant(row, "checked_at"),
                    json.readValue(row.getString("counts"), CheckCounts.class),
                    json.readValue(
                        row.getString("findings"), new TypeReference<List<Disagreement>>() {})))
        .optional();
  }

  private static RunRow row(ResultSet row, int number) throws SQLException {
    return new RunRow(
        row.getObject("id", UUID.class),
        RunState.valueOf(row.getString("state")),
        Columns.instantOrNull(row, "workflow_started_at"),
        row.getString("host"),
        row.getInt("attempts"),
        Columns.instantOrNull(row, "ended_at"));
  }
}
