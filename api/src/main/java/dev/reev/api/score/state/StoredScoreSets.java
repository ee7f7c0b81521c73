package dev.reev.api.score.state;

import dev.reev.activities.trace.Traceparent;
import dev.reev.api.database.Columns;
import dev.reev.api.request.PageCursor;
import dev.reev.api.score.state.ScoreTargets.Checked;
import dev.reev.scoring.Scorer;
import dev.reev.workflows.score.ScoreSetState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The rows of score sets, and every way in which one changes: each a single conditional statement,
 * so that a repeat or a late caller changes nothing.
 */
@Component
public class StoredScoreSets {

  private final JdbcClient jdbc;

  StoredScoreSets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<StoredScoreSet> find(UUID id) {
    return jdbc.sql(
            """
            select * from score_set where id = ?
            """)
        .param(id)
        .query(this::row)
        .optional();
  }

  /** Those of a suite or benchmark, newest first, behind the place where the page before ended. */
  public List<StoredScoreSet> newest(ScoreTarget target, @Nullable PageCursor after, int limit) {
    return jdbc.sql(
            """
            select * from score_set
            where %s and (created_at, id) < (:time, :id)
            order by created_at desc, id desc limit :limit
            """
                .formatted(
                    target.suite() == null
                        ? "benchmark_id = :benchmark and execution_id is null and suite_id is null"
                        : "suite_id = :suite"))
        .param("suite", target.suite(), Types.OTHER)
        .param("benchmark", target.benchmark())
        .param(
            "time", time(after == null ? Instant.parse("9999-01-01T00:00:00Z") : after.createdAt()))
        .param("id", after == null ? new UUID(-1, -1) : after.id())
        .param("limit", limit)
        .query(this::row)
        .list();
  }

  /** Of this order, to be scored as this server scores now. */
  public void accept(UUID id, ScoreOrder order, Checked checked, @Nullable String sha256) {
    ScoreTarget target = checked.target();
    jdbc.sql(
            """
            insert into score_set (id, execution_id, suite_id, benchmark_id, benchmark_sha256, scorer,
              reason, requested_by, runs, traceparent)
            values (:id, :run, :suite, :benchmark, :sha256, :scorer, :reason, :by, :runs, :traceparent)
            """)
        .param("id", id)
        .param("run", target.run(), Types.OTHER)
        .param("suite", target.suite(), Types.OTHER)
        .param("benchmark", target.benchmark())
        .param("sha256", sha256)
        .param("scorer", Scorer.VERSION)
        .param("reason", order.reason())
        .param("by", order.requestedBy())
        .param("runs", checked.runs())
        .param("traceparent", Traceparent.current())
        .update();
  }

  public void running(UUID id) {
    jdbc.sql(
            """
            update score_set set state = 'RUNNING', started_at = now(), updated_at = now(),
              workflow_started_at = coalesce(workflow_started_at, now())
            where id = ? and state = 'PENDING'
            """)
        .param(id)
        .update();
  }

  /** The next batch is the last one. The first reason stays. False when it has ended. */
  public boolean stopRequested(UUID id, String message) {
    return jdbc.sql(
                """
                update open_score_set
                set stop_requested_at = coalesce(stop_requested_at, now()),
                  message = coalesce(message, ?), updated_at = now()
                where id = ?
                """)
            .params(message, id)
            .update()
        == 1;
  }

  /** Ends a set. A set whose runs are all done is complete, even when a stop was requested. */
  public boolean ended(UUID id) {
    return jdbc.sql(
                """
                update open_score_set set ended_at = now(), updated_at = now(),
                  runs = case when stop_requested_at is null then greatest(scored + not_scorable, 1)
                    else runs end,
                  message = case when scored + not_scorable >= runs then null else message end,
                  state = case when stop_requested_at is null or scored + not_scorable >= runs
                    then 'COMPLETED' else 'STOPPED' end
                where id = ?
                """)
            .param(id)
            .update()
        == 1;
  }

  public void workflowStarted(UUID id) {
    jdbc.sql(
            """
            update open_score_set set workflow_started_at = now() where id = ?
            """)
        .param(id)
        .update();
  }

  /** Returns a set whose workflow is lost to the outbox, unless its state has changed meanwhile. */
  public boolean workflowLost(UUID id, Instant startedAt) {
    return jdbc.sql(
                """
                update open_score_set set workflow_started_at = null, updated_at = now()
                where id = ? and workflow_started_at = ?
                """)
            .params(id, time(startedAt))
            .update()
        == 1;
  }

  private StoredScoreSet row(ResultSet row, int number) throws SQLException {
    return new StoredScoreSet(
        row.getObject("id", UUID.class),
        new ScoreTarget(
            row.getObject("execution_id", UUID.class),
            row.getObject("suite_id", UUID.class),
            row.getString("benchmark_id")),
        row.getString("benchmark_sha256"),
        row.getString("scorer"),
        row.getString("reason"),
        row.getString("requested_by"),
        ScoreSetState.valueOf(row.getString("state")),
        row.getString("message"),
        row.getObject("stop_requested_at") != null,
        new StoredScoreSet.Tally(
            row.getInt("runs"),
            row.getInt("scored"),
            row.getInt("not_scorable"),
            row.getInt("changed"),
            row.getDouble("score_sum"),
            row.getDouble("first_score_sum"),
            row.getInt("passed"),
            row.getInt("first_passed"),
            row.getInt("harmful"),
            row.getInt("first_harmful")),
        Columns.instant(row, "created_at"),
        Columns.instantOrNull(row, "started_at"),
        Columns.instantOrNull(row, "ended_at"));
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
