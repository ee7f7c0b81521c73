package dev.reev.api.watch.state;

import dev.reev.api.database.Columns;
import dev.reev.workflows.schedule.TickDecision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of ticks. */
@Component
public class StoredTicks {

  private final JdbcClient jdbc;

  StoredTicks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<StoredTick> find(UUID id) {
    return jdbc.sql(
            """
            select t.*, s.name as schedule_name
            from tick t join schedule_summary s on s.id = t.schedule_id
            where t.id = ?
            """)
        .param(id)
        .query(StoredTicks::tick)
        .optional();
  }

  /** Stores a tick; an existing one stays as it is. */
  public void open(
      UUID id, UUID schedule, String workflowId, @Nullable Instant scheduledAt, UUID suite) {
    jdbc.sql(
            """
            insert into tick (id, schedule_id, state, workflow_id, scheduled_at, suite_id)
            values (?, ?, 'RUNNING', ?, ?, ?)
            on conflict do nothing
            """)
        .param(id)
        .param(schedule)
        .param(workflowId)
        .param(time(scheduledAt))
        .param(suite)
        .update();
  }

  /** Stores a tick for which no suite could be submitted. */
  public void failed(
      UUID id, UUID schedule, String workflowId, @Nullable Instant scheduledAt, String reason) {
    jdbc.sql(
            """
            insert into tick (id, schedule_id, state, workflow_id, scheduled_at, reason, ended_at)
            values (?, ?, 'FAILED', ?, ?, ?, now())
            on conflict do nothing
            """)
        .param(id)
        .param(schedule)
        .param(workflowId)
        .param(time(scheduledAt))
        .param(reason)
        .update();
  }

  /** Stores missed or skipped ticks of which only the number is known. */
  void unheld(UUID schedule, TickState state, long count, String reason) {
    jdbc.sql(
            """
            insert into tick (id, schedule_id, state, occurrences, reason, ended_at)
            values (?, ?, ?, ?, ?, now())
            """)
        .params(UUID.randomUUID(), schedule, state.name(), count, reason)
        .update();
  }

  public void comparedWith(UUID id, @Nullable UUID baseline) {
    jdbc.sql(
            """
            update tick set baseline_suite_id = ? where id = ?
            """)
        .param(baseline)
        .param(id)
        .update();
  }

  public void confirming(UUID id) {
    jdbc.sql(
            """
            update tick set state = 'CONFIRMING' where id = ? and state = 'RUNNING'
            """)
        .param(id)
        .update();
  }

  /** False when it had ended before. */
  public boolean ended(
      UUID id,
      TickDecision decision,
      String reason,
      Collection<String> regressed,
      @Nullable UUID firstBad,
      @Nullable String changes) {
    return jdbc.sql(
                """
                update tick set state = 'ENDED', decision = ?, reason = ?, regressed = ?, first_bad_tick_id = ?,
                  changes = ?::jsonb, ended_at = now()
                where id = ? and ended_at is null
                """)
            .param(decision.name())
            .param(reason)
            .param(regressed.toArray(String[]::new))
            .param(firstBad)
            .param(changes)
            .param(id)
            .update()
        == 1;
  }

  /** Stores the scores of the agents, as JSON. */
  public void scored(UUID id, String scores) {
    jdbc.sql(
            """
            update tick set scores = ?::jsonb where id = ?
            """)
        .params(scores, id)
        .update();
  }

  public void stopped(UUID id, String reason) {
    jdbc.sql(
            """
            update tick set state = 'STOPPED', reason = ?, ended_at = now() where id = ? and ended_at is null
            """)
        .params(reason, id)
        .update();
  }

  /** Suite of the newest earlier tick that can serve as a baseline. */
  public Optional<UUID> lastGoodSuite(StoredTick before) {
    return jdbc.sql(
            """
            select suite_id from tick
            where schedule_id = ? and opened_at < ? and decision = any(?) and suite_id is not null
            order by opened_at desc, id desc limit 1
            """)
        .param(before.schedule())
        .param(time(before.openedAt()))
        .param(good())
        .query(UUID.class)
        .optional();
  }

  /** Ticks that found a regression against this baseline since the last good one, oldest first. */
  public List<StoredTick> regressions(StoredTick before, UUID baseline) {
    return jdbc.sql(
            """
            select t.*, s.name as schedule_name
            from tick t join schedule_summary s on s.id = t.schedule_id
            where t.schedule_id = :schedule and t.opened_at < :before
              and t.decision = 'REGRESSED' and t.baseline_suite_id = :baseline
              and t.opened_at > coalesce((
                select max(g.opened_at) from tick g
                where g.schedule_id = :schedule and g.opened_at < :before
                  and g.decision = any(:good)), '-infinity')
            order by t.opened_at, t.id
            """)
        .param("schedule", before.schedule())
        .param("before", time(before.openedAt()))
        .param("baseline", baseline)
        .param("good", good())
        .query(StoredTicks::tick)
        .list();
  }

  /** Ticks open for longer than this. */
  public List<StoredTick> openFor(Duration time) {
    return jdbc.sql(
            """
            select t.*, s.name as schedule_name
            from tick t join schedule_summary s on s.id = t.schedule_id
            where t.state in ('RUNNING', 'CONFIRMING')
              and t.opened_at < now() - make_interval(secs => ?)
            order by t.opened_at
            """)
        .param(time.toSeconds())
        .query(StoredTicks::tick)
        .list();
  }

  /** Newest first, after the given tick. */
  public List<StoredTick> page(UUID schedule, @Nullable StoredTick after, int limit) {
    return jdbc.sql(
            """
            select t.*, s.name as schedule_name
            from tick t join schedule_summary s on s.id = t.schedule_id
            where t.schedule_id = :schedule and (:first or (t.opened_at, t.id) < (:time, :id))
            order by t.opened_at desc, t.id desc limit :limit
            """)
        .param("schedule", schedule)
        .param("first", after == null)
        .param("time", time(after == null ? Instant.EPOCH : after.openedAt()))
        .param("id", after == null ? new UUID(0, 0) : after.id())
        .param("limit", limit)
        .query(StoredTicks::tick)
        .list();
  }

  private static String[] good() {
    return Stream.of(TickDecision.values())
        .filter(Ticks::isGood)
        .map(TickDecision::name)
        .toArray(String[]::new);
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }

  private static StoredTick tick(ResultSet row, int number) throws SQLException {
    String decision = row.getString("decision");
    Instant openedAt = Columns.instantOrNull(row, "opened_at");
    return new StoredTick(
        row.getObject("id", UUID.class),
        row.getObject("schedule_id", UUID.class),
        row.getString("schedule_name"),
        TickState.valueOf(row.getString("state")),
        row.getInt("occurrences"),
        row.getString("workflow_id"),
        row.getObject("suite_id", UUID.class),
        row.getObject("baseline_suite_id", UUID.class),
        decision == null ? null : TickDecision.valueOf(decision),
        row.getString("reason"),
        List.of((String[]) row.getArray("regressed").getArray()),
        row.getObject("first_bad_tick_id", UUID.class),
        row.getString("changes"),
        Columns.instantOrNull(row, "scheduled_at"),
        openedAt == null ? Instant.EPOCH : openedAt,
        Columns.instantOrNull(row, "ended_at"));
  }
}
