package dev.reev.api.watch.rule;

import dev.reev.api.suite.submit.SuiteBody;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads schedules for their ticks. */
@Component
public class WatchedSchedules {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  WatchedSchedules(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Includes deleted schedules, which may have an open tick. */
  public Optional<WatchedSchedule> find(UUID id) {
    return jdbc.sql(
            """
            select id, name, suite, watch, has_webhook from schedule_summary where id = ?
            """)
        .param(id)
        .query(
            (row, number) -> {
              String watch = row.getString("watch");
              return new WatchedSchedule(
                  row.getObject("id", UUID.class),
                  row.getString("name"),
                  json.readValue(row.getString("suite"), SuiteBody.class),
                  watch == null ? null : json.readValue(watch, WatchBody.class),
                  row.getBoolean("has_webhook"));
            })
        .optional();
  }

  /** The newest schedule of this name, deleted or not: ticks outlive their schedule. */
  public Optional<UUID> idOf(String name) {
    return jdbc.sql(
            """
            select id from schedule_summary where name = ?
            order by deleted_at is null desc, created_at desc limit 1
            """)
        .param(name)
        .query(UUID.class)
        .optional();
  }
}
