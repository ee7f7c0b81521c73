package dev.reev.api.score.view;

import dev.reev.api.database.Columns;
import dev.reev.api.score.view.ScoreSetView.Reason;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.Check;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** Queries of the scores of runs. */
@Component
class ScoreQueries {

  private static final TypeReference<List<Check>> CHECKS = new TypeReference<>() {};

  private final JdbcClient jdbc;

  ScoreQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Why runs of a set could not be scored, the most frequent first. */
  List<Reason> reasons(UUID set) {
    return jdbc.sql(
            """
            select not_scorable as reason, count(*) as runs from run_score
            where score_set_id = ? and not_scorable is not null
            group by not_scorable order by count(*) desc, not_scorable limit 20
            """)
        .param(set)
        .query(Reason.class)
        .list();
  }

  /** At most that many runs of a set behind this one. */
  List<RunScoreView> runs(UUID set, @Nullable Boolean changed, UUID after, int limit) {
    return jdbc.sql(
            """
            select * from (
              select s.execution_id, e.benchmark_id, e.agent, s.score, s.passed, s.harm,
                s.not_scorable, e.score as first_score, e.passed as first_passed, e.harm as first_harm,
                s.benchmark_sha256, s.scored_at,
                coalesce(abs(s.score - e.score) > 1e-9 or s.passed <> e.passed or s.harm <> e.harm,
                  false) as changed
              from run_score s join run_summary e on e.id = s.execution_id
              where s.score_set_id = :set and s.execution_id > :after
            ) scores
            where :changed::boolean is null or changed = :changed
            order by execution_id limit :limit
            """)
        .param("set", set)
        .param("changed", changed)
        .param("after", after)
        .param("limit", limit)
        .query((row, number) -> run(row))
        .list();
  }

  /** The newest later scores of a run, oldest first. */
  List<ScoresOfRun.Entry> later(UUID run, int limit) {
    return jdbc.sql(
            """
            select * from (
              select r.score_set_id, r.score, r.passed, r.harm, r.not_scorable, r.scorer,
                r.benchmark_sha256, r.scored_at, s.reason, s.requested_by, r.checks
              from run_score r join score_set s on s.id = r.score_set_id
              where r.execution_id = ? order by r.scored_at desc limit ?
            ) newest
            order by scored_at
            """)
        .params(run, limit)
        .query((row, number) -> later(row))
        .list();
  }

  private static RunScoreView run(ResultSet row) throws SQLException {
    UUID run = row.getObject("execution_id", UUID.class);
    String self = "/api/v1/runs/" + run;
    return new RunScoreView(
        run,
        row.getString("benchmark_id"),
        row.getString("agent"),
        row.getObject("score", Double.class),
        row.getObject("passed", Boolean.class),
        row.getObject("harm", Boolean.class),
        row.getString("not_scorable"),
        row.getDouble("first_score"),
        row.getBoolean("first_passed"),
        row.getBoolean("first_harm"),
        row.getBoolean("changed"),
        row.getString("benchmark_sha256"),
        Columns.instant(row, "scored_at"),
        new TreeMap<>(Map.of("run", self, "scores", self + "/scores", "trace", self + "/trace")));
  }

  private static ScoresOfRun.Entry later(ResultSet row) throws SQLException {
    String checks = row.getString("checks");
    return new ScoresOfRun.Entry(
        row.getObject("score_set_id", UUID.class),
        row.getObject("score", Double.class),
        row.getObject("passed", Boolean.class),
        row.getObject("harm", Boolean.class),
        row.getString("not_scorable"),
        row.getString("scorer"),
        row.getString("benchmark_sha256"),
        Columns.instant(row, "scored_at"),
        row.getString("reason"),
        row.getString("requested_by"),
        checks == null ? List.of() : ReevJson.MAPPER.readValue(checks, CHECKS));
  }
}
