package dev.reev.api.schedule;

import dev.reev.api.schedule.ScheduleEngine.Command;
import dev.reev.api.schedule.ScheduleEngine.Range;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Triggers and backfills on their way to Temporal. */
@Component
class ScheduleCommands {

  private final JdbcClient jdbc;

  ScheduleCommands(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The commit point; a command that is there already stays as it is. */
  void accept(UUID schedule, Command command) {
    Range range = command.range();
    jdbc.sql(
            "insert into schedule_command (id, schedule_id, kind, starts_at, ends_at, overlap)"
                + " values (:id, :schedule, :kind, :from, :to, :overlap) on conflict do nothing")
        .param("id", command.id())
        .param("schedule", schedule)
        .param("kind", range == null ? "TRIGGER" : "BACKFILL")
        .param("from", range == null ? null : range.from().atOffset(ZoneOffset.UTC))
        .param("to", range == null ? null : range.to().atOffset(ZoneOffset.UTC))
        .param("overlap", command.overlap() == null ? null : command.overlap().name())
        .update();
  }

  /** The oldest one whose schedule Temporal has; locked until the transaction ends. */
  Optional<Waiting> next() {
    return jdbc.sql(
            "select c.*, s.name, s.deleted_at from schedule_command c"
                + " join schedule s on s.id = c.schedule_id"
                + " where c.sent_at is null and (s.applied_revision = s.revision"
                + " or s.deleted_at is not null or s.refusal is not null)"
                + " order by c.requested_at limit 1 for update of c skip locked")
        .query(ScheduleCommands::waiting)
        .optional();
  }

  /**
   * It was sent.
   *
   * @param refusal why Temporal did not take it; null when it did
   */
  void sent(UUID id, @Nullable String refusal) {
    jdbc.sql("update schedule_command set sent_at = now(), refusal = ? where id = ?")
        .param(refusal)
        .param(id)
        .update();
  }

  private static Waiting waiting(ResultSet row, int number) throws SQLException {
    Instant from = instant(row, "starts_at");
    Instant to = instant(row, "ends_at");
    String overlap = row.getString("overlap");
    return new Waiting(
        row.getString("name"),
        row.getObject("deleted_at") != null,
        new Command(
            row.getObject("id", UUID.class),
            from == null || to == null ? null : new Range(from, to),
            overlap == null ? null : Overlap.valueOf(overlap)));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** A command that was not sent yet, and the schedule that it is for. */
  record Waiting(String schedule, boolean deleted, Command command) {}
}
