package dev.reev.api.dashboard.schedules;

import dev.reev.api.database.Columns;
import dev.reev.api.provenance.ProvenanceChange;
import dev.reev.api.watch.state.TickScore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Queries of the schedule pages that the REST resource does not need. */
@Component
class ScheduleQueries {

  /** One every ten minutes for five weeks; a busier calendar begins later. */
  private static final int CALENDAR_TICKS = 5_000;

  /** Months of nights; more would be a line without points. */
  private static final int CHART_TICKS = 120;

  private static final TypeReference<List<ProvenanceChange>> CHANGES = new TypeReference<>() {};
  private static final TypeReference<List<TickScore>> SCORES = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ScheduleQueries(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** The newest tick of each schedule that has one, by the schedule's name. */
  Map<String, TickRow> newest(Collection<String> schedules) {
    Map<String, TickRow> newest = new HashMap<>();
    jdbc.sql(
            """
            select s.name, t.id, t.state, t.decision, t.occurrences,
              coalesce(t.scheduled_at, t.opened_at) as at
            from schedule_summary s cross join lateral (
              select * from tick_summary where schedule_id = s.id
              order by opened_at desc, id desc limit 1
            ) t
            where s.name = any(?) and s.deleted_at is null
            """)
        .param(schedules.toArray(String[]::new))
        .query(ScheduleQueries::row)
        .list()
        .forEach(tick -> newest.put(tick.schedule(), tick));
    return newest;
  }

  /** Newest first. */
  List<TickRow> since(String schedule, Instant from) {
    return jdbc.sql(
            """
            select s.name, t.id, t.state, t.decision, t.occurrences,
              coalesce(t.scheduled_at, t.opened_at) as at
            from schedule_summary s join tick_summary t on t.schedule_id = s.id
            where s.name = ? and s.deleted_at is null and t.opened_at >= ?
            order by t.opened_at desc, t.id desc limit %d
            """
                .formatted(CALENDAR_TICKS))
        .params(schedule, from.atOffset(ZoneOffset.UTC))
        .query(ScheduleQueries::row)
        .list();
  }

  /** The newest ticks with scores, newest first. */
  List<ScoredTick> scored(String schedule) {
    return jdbc.sql(
            """
            select t.id, t.suite_id, t.baseline_suite_id, t.regressed, t.changes, t.scores,
              coalesce(t.scheduled_at, t.opened_at) as at
            from schedule_summary s join tick_summary t on t.schedule_id = s.id
            where s.name = ? and s.deleted_at is null and t.scores is not null
            order by t.opened_at desc, t.id desc limit %d
            """
                .formatted(CHART_TICKS))
        .param(schedule)
        .query(this::scoredTick)
        .list();
  }

  /** By webhook, of what it has not taken lately the newest error. */
  Map<UUID, String> undelivered(String schedule) {
    Map<UUID, String> errors = new HashMap<>();
    jdbc.sql(
            """
            select webhook_id, error from undelivered_tick where schedule = ? order by opened_at
            """)
        .param(schedule)
        .query(
            row -> {
              errors.put(row.getObject("webhook_id", UUID.class), row.getString("error"));
            });
    return errors;
  }

  private ScoredTick scoredTick(ResultSet row, int number) throws SQLException {
    String changes = row.getString("changes");
    return new ScoredTick(
        row.getObject("id", UUID.class),
        Columns.instant(row, "at"),
        row.getObject("suite_id", UUID.class),
        row.getObject("baseline_suite_id", UUID.class),
        List.of((String[]) row.getArray("regressed").getArray()),
        changes == null ? List.of() : json.readValue(changes, CHANGES),
        json.readValue(row.getString("scores"), SCORES));
  }

  private static TickRow row(ResultSet row, int number) throws SQLException {
    return new TickRow(
        row.getString("name"),
        row.getObject("id", UUID.class),
        row.getString("state"),
        row.getString("decision"),
        row.getInt("occurrences"),
        Columns.instant(row, "at"));
  }
}
