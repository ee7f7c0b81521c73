package dev.reev.api.schedule;

import dev.reev.api.schedule.ScheduleEngine.Known;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes down ticks that did not happen. Temporal only counts them, so it is known how many there
 * were since the last look, and not which.
 */
@Component
class UnheldTicks {

  private static final Logger log = LoggerFactory.getLogger(UnheldTicks.class);

  private final JdbcClient jdbc;

  UnheldTicks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void record(StoredSchedule before, Known now) {
    record(
        before,
        "MISSED",
        now.missed() - before.sync().missed(),
        "Temporal was away for longer than the catch-up window");
    record(before, "SKIPPED", now.skipped() - before.sync().skipped(), "another tick was open");
  }

  private void record(StoredSchedule schedule, String state, long count, String reason) {
    if (count <= 0) {
      return;
    }
    log.warn("Schedule {}: {} ticks did not happen: {}", schedule.name(), count, reason);
    jdbc.sql(
            "insert into tick (id, schedule_id, state, occurrences, reason, ended_at)"
                + " values (?, ?, ?, ?, ?, now())")
        .params(UUID.randomUUID(), schedule.id(), state, count, reason)
        .update();
  }
}
