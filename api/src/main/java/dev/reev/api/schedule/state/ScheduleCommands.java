package dev.reev.api.schedule.state;

import dev.reev.api.database.Columns;
import dev.reev.api.schedule.engine.ScheduleEngine.Backfill;
import dev.reev.api.schedule.engine.ScheduleEngine.Command;
import dev.reev.api.schedule.engine.ScheduleEngine.Range;
import dev.reev.api.schedule.engine.ScheduleEngine.Trigger;
import dev.reev.api.schedule.plan.Overlap;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Triggers and backfills on their way to Temporal. */
@Component
public class ScheduleCommands {

  private final JdbcClient jdbc;

  ScheduleCommands(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The commit point of a tick now; one that is there already stays as it is. The schedule must be
   * locked, or two of them could get the same second.
   */
  public void acceptTrigger(UUID schedule, UUID id, @Nullable Overlap overlap) {
    jdbc.sql(
            """
            insert into schedule_command (id, schedule_id, kind, starts_at, ends_at, overlap)
            select :id, :schedule, 'TRIGGER', own.second, own.second, :overlap
            from (
              select greatest(
                date_trunc('second', now()), max(starts_at) + interval '1 second') as second
              from schedule_command where schedule_id = :schedule and kind = 'TRIGGER'
            ) own
            on conflict do nothing
            """)
        .param("id", id)
        .param("schedule", schedule)
        .param("overlap", overlap == null ? null : overlap.name())
        .update();
  }

  /** The commit point of a backfill; one that is there already stays as it is. */
  public void acceptBackfill(UUID schedule, Backfill backfill) {
    Overlap overlap = backfill.overlap();
    jdbc.sql(
            """
            insert into schedule_command (id, schedule_id, kind, starts_at, ends_at, overlap)
            values (:id, :schedule, 'BACKFILL', :from, :to, :overlap)
            on conflict do nothing
            """)
        .param("id", backfill.id())
        .param("schedule", schedule)
        .param("from", backfill.range().from().atOffset(ZoneOffset.UTC))
        .param("to", backfill.range().to().atOffset(ZoneOffset.UTC))
        .param("overlap", overlap == null ? null : overlap.name())
        .update();
  }

  /** The oldest one whose schedule Temporal has; locked until the transaction ends. */
  public Optional<Waiting> next() {
    return jdbc.sql(
            """
            select c.*, s.name, s.deleted_at
            from schedule_command c join schedule s on s.id = c.schedule_id
            where c.sent_at is null and (s.applied_revision = s.revision
              or s.deleted_at is not null or s.refusal is not null)
            order by c.requested_at limit 1 for update of c skip locked
            """)
        .query(ScheduleCommands::waiting)
        .optional();
  }

  /**
   * It was sent.
   *
   * @param refusal why Temporal did not take it; null when it did
   */
  public void sent(UUID id, @Nullable String refusal) {
    jdbc.sql(
            """
            update schedule_command set sent_at = now(), refusal = ? where id = ?
            """)
        .param(refusal)
        .param(id)
        .update();
  }

  private static Waiting waiting(ResultSet row, int number) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    Instant from = Columns.instant(row, "starts_at");
    Instant to = Columns.instant(row, "ends_at");
    String named = row.getString("overlap");
    Overlap overlap = named == null ? null : Overlap.valueOf(named);
    return new Waiting(
        row.getString("name"),
        row.getObject("deleted_at") != null,
        row.getString("kind").equals("TRIGGER")
            ? new Trigger(id, from, overlap)
            : new Backfill(id, new Range(from, to), overlap));
  }

  /** A command that was not sent yet, and the schedule that it is for. */
  public record Waiting(String schedule, boolean deleted, Command command) {}
}
