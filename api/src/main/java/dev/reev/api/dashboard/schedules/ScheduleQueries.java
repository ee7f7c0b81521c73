package dev.reev.api.dashboard.schedules;

import dev.reev.api.database.Columns;
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

/** What the pages of schedules read beside the resource. */
@Component
class ScheduleQueries {

  /** One every ten minutes for five weeks; a busier calendar begins later. */
  private static final int CALENDAR_TICKS = 5_000;

  private final JdbcClient jdbc;

  ScheduleQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
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
