package dev.reev.api.schedule.state;

import dev.reev.api.database.Columns;
import dev.reev.api.schedule.engine.ScheduleEngine.Known;
import dev.reev.api.schedule.plan.Content;
import dev.reev.api.schedule.plan.Overlap;
import dev.reev.api.schedule.plan.Part;
import dev.reev.api.schedule.plan.Pause;
import dev.reev.api.schedule.plan.Plan;
import dev.reev.api.schedule.plan.PlanParameters;
import dev.reev.api.schedule.plan.Policy;
import dev.reev.api.schedule.plan.Times;
import dev.reev.api.webhook.Webhooks;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table of schedules. */
@Component
public class StoredSchedules {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  StoredSchedules(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** False when the name is taken. */
  public boolean insert(UUID id, String name, Content content, Plan plan) {
    return with(
                jdbc.sql(
                    """
                    insert into schedule (id, name, suite, watch, webhooks, cron,
                      interval_seconds, time_zone, jitter_seconds, overlap, catchup_window_seconds, paused, note, changed)
                    values (:id, :name, :suite::jsonb, :watch::jsonb, :webhooks::jsonb, :cron,
                      :interval, :zone, :jitter, :overlap, :catchup, :paused, :note, :changed)
                    on conflict (name) where deleted_at is null do nothing
                    """),
                content,
                plan,
                EnumSet.allOf(Part.class))
            .param("id", id)
            .param("name", name)
            .update()
        == 1;
  }

  /** Stores what the API changed; the given parts are to go to Temporal. */
  public void change(UUID id, Content content, Plan plan, Set<Part> changed) {
    var unused =
        with(
                jdbc.sql(
                    """
                    update schedule set suite = :suite::jsonb, watch = :watch::jsonb,
                      webhooks = :webhooks::jsonb, cron = :cron, interval_seconds = :interval, time_zone = :zone,
                      jitter_seconds = :jitter, overlap = :overlap, catchup_window_seconds = :catchup, paused = :paused,
                      note = :note, changed = array(select distinct unnest(changed || :changed::text[])),
                      revision = revision + 1, refusal = null, updated_at = now()
                    where id = :id
                    """),
                content,
                plan,
                changed)
            .param("id", id)
            .update();
  }

  public void delete(UUID id) {
    jdbc.sql(
            """
            update schedule set deleted_at = now(), updated_at = now(), refusal = null,
              revision = revision + 1, next_times = '{}'
            where id = ?
            """)
        .param(id)
        .update();
  }

  /** Temporal has this revision. */
  public void applied(StoredSchedule row, String namespaceId) {
    jdbc.sql(
            """
            update schedule set applied_revision = ?, changed = '{}', namespace_id = ?
            where id = ? and revision = ?
            """)
        .params(row.sync().revision(), namespaceId, row.id(), row.sync().revision())
        .update();
  }

  public void refused(StoredSchedule row, String why) {
    jdbc.sql(
            """
            update schedule set refusal = ? where id = ? and revision = ?
            """)
        .params(why, row.id(), row.sync().revision())
        .update();
  }

  /**
   * Takes over the schedule's state in Temporal, unless the API changed the schedule in the
   * meantime.
   *
   * @param times shown as the schedule's times
   */
  public boolean mirror(StoredSchedule row, Times times, Known known) {
    return jdbc.sql(
                """
                update schedule set cron = :cron, interval_seconds = :interval, time_zone = :zone,
                  jitter_seconds = :jitter, overlap = :overlap, catchup_window_seconds = :catchup,
                  paused = :paused, note = :note, temporal_times = :times, next_times = :next::timestamptz[],
                  actions = :actions, missed_catchup_window = :missed, overlap_skipped = :skipped, updated_at = now()
                where id = :id and revision = :revision and deleted_at is null
                """)
            .params(PlanParameters.of(new Plan(times, known.plan().policy(), known.plan().pause())))
            .param("times", known.times())
            .param("next", timestamps(known.next()))
            .param("actions", known.actions())
            .param("missed", known.missed())
            .param("skipped", known.skipped())
            .param("id", row.id())
            .param("revision", row.sync().revision())
            .update()
        == 1;
  }

  public Optional<StoredSchedule> find(String name) {
    return jdbc.sql(
            """
            select * from schedule where name = ? and deleted_at is null
            """)
        .param(name)
        .query(this::schedule)
        .optional();
  }

  public Optional<StoredSchedule> find(UUID id) {
    return jdbc.sql(
            """
            select * from schedule where id = ?
            """)
        .param(id)
        .query(this::schedule)
        .optional();
  }

  /** Locks the row until the transaction ends; waits for a current holder. */
  public Optional<StoredSchedule> lock(String name) {
    return jdbc.sql(
            """
            select * from schedule where name = ? and deleted_at is null for update
            """)
        .param(name)
        .query(this::schedule)
        .optional();
  }

  /** As {@link #lock}, but returns empty when the row is locked or nothing is to be sent. */
  public Optional<StoredSchedule> lockPending(UUID id) {
    return jdbc.sql(
            """
            select * from schedule
            where id = ? and applied_revision < revision and refusal is null
            for update skip locked
            """)
        .param(id)
        .query(this::schedule)
        .optional();
  }

  /** Deletions first, since a new schedule may have the name of a deleted one. */
  public List<UUID> pending() {
    return jdbc.sql(
            """
            select id from schedule where applied_revision < revision and refusal is null
            order by deleted_at is null, created_at
            """)
        .query(UUID.class)
        .list();
  }

  /** Schedules that Temporal has as they are here, by what is known. */
  public List<StoredSchedule> settled() {
    return jdbc.sql(
            """
            select * from schedule
            where applied_revision = revision and refusal is null and deleted_at is null
            order by name
            """)
        .query(this::schedule)
        .list();
  }

  /** By name, those after the given one. */
  public List<StoredSchedule> page(String after, int limit) {
    return jdbc.sql(
            """
            select * from schedule where deleted_at is null and name > ? order by name limit ?
            """)
        .params(after, limit)
        .query(this::schedule)
        .list();
  }

  private StatementSpec with(
      StatementSpec statement, Content content, Plan plan, Set<Part> changed) {
    return statement
        .params(PlanParameters.of(plan))
        .param("suite", content.suite())
        .param("watch", content.watch())
        .param("webhooks", json.writeValueAsString(content.webhooks()))
        .param("changed", changed.stream().map(Part::name).toArray(String[]::new));
  }

  private static String[] timestamps(List<Instant> times) {
    return times.stream().map(Instant::toString).toArray(String[]::new);
  }

  private StoredSchedule schedule(ResultSet row, int number) throws SQLException {
    return new StoredSchedule(
        row.getObject("id", UUID.class),
        row.getString("name"),
        new Content(row.getString("suite"), row.getString("watch"), webhooks(row)),
        plan(row),
        sync(row),
        Columns.instant(row, "created_at"),
        Columns.instant(row, "updated_at"));
  }

  private List<Webhooks.Stored> webhooks(ResultSet row) throws SQLException {
    return List.of(json.readValue(row.getString("webhooks"), Webhooks.Stored[].class));
  }

  private static Plan plan(ResultSet row) throws SQLException {
    return new Plan(
        new Times(
            row.getString("cron"),
            row.getObject("interval_seconds", Integer.class),
            row.getString("time_zone"),
            row.getInt("jitter_seconds")),
        new Policy(Overlap.valueOf(row.getString("overlap")), row.getInt("catchup_window_seconds")),
        new Pause(row.getBoolean("paused"), row.getString("note")));
  }

  private static Sync sync(ResultSet row) throws SQLException {
    Set<Part> changed = EnumSet.noneOf(Part.class);
    for (String part : (String[]) row.getArray("changed").getArray()) {
      changed.add(Part.valueOf(part));
    }
    return new Sync(
        row.getLong("revision"),
        row.getLong("applied_revision"),
        changed,
        row.getString("refusal"),
        row.getString("namespace_id"),
        row.getString("temporal_times"),
        instants(row.getArray("next_times")),
        row.getLong("actions"),
        row.getLong("missed_catchup_window"),
        row.getLong("overlap_skipped"),
        row.getObject("deleted_at") != null);
  }

  private static List<Instant> instants(Array times) throws SQLException {
    return Stream.of((Timestamp[]) times.getArray()).map(Timestamp::toInstant).toList();
  }
}
