package dev.reev.api.score.state;

import dev.reev.api.database.Columns;
import dev.reev.api.request.PageCursor;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The runs that a score set covers: those of its target that had a score when it was ordered. No
 * run changes or loses its score, and a suite replaces only runs without one, so they stay the same
 * for as long as the set takes.
 */
@Component
public class CoveredRuns {

  private static final String OF_RUN = "from run_summary e where e.id = :run";

  private static final String OF_SUITE =
      """
      from suite_item_summary i join run_summary e on e.id = i.execution_id
      where i.suite_id = :suite and (:benchmark::text is null or e.benchmark_id = :benchmark)
      """;

  private static final String OF_BENCHMARK = "from run_summary e where e.benchmark_id = :benchmark";

  private final JdbcClient jdbc;

  CoveredRuns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Number of covered runs. */
  int count(ScoreTarget target) {
    return of(
            target,
            """
                select count(*) %s and e.score is not null
                """
                .formatted(from(target)))
        .query(Integer.class)
        .single();
  }

  /** The next ones that have no new score yet, at most that many. */
  public List<CoveredRun> next(StoredScoreSet set, @Nullable PageCursor after, int limit) {
    return of(
            set.target(),
            """
            select e.id, e.benchmark_sha256, e.created_at
            %s
              and e.score is not null and e.ended_at <= :orderedAt and (e.created_at, e.id) > (:time, :id)
              and not exists (
                select from run_score s where s.score_set_id = :set and s.execution_id = e.id)
            order by e.created_at, e.id limit :limit
            """
                .formatted(from(set.target())))
        .param("orderedAt", time(set.createdAt()))
        .param("time", time(after == null ? Instant.EPOCH : after.createdAt()))
        .param("id", after == null ? new UUID(0, 0) : after.id())
        .param("set", set.id())
        .param("limit", limit)
        .query(
            (row, number) ->
                new CoveredRun(
                    row.getObject("id", UUID.class),
                    row.getString("benchmark_sha256"),
                    Columns.instant(row, "created_at")))
        .list();
  }

  /** Those of these runs that it covers, with their new scores; also such as never had a score. */
  public List<LaterScore> scores(StoredScoreSet set, Collection<UUID> runs) {
    return of(
            set.target(),
            """
            with covered as (select e.id %s and e.ended_at <= :orderedAt and e.id = any(:runs))
            select c.id as run, s.score, s.passed, s.scorer, s.benchmark_sha256
            from covered c left join run_score s on s.score_set_id = :set and s.execution_id = c.id
            """
                .formatted(from(set.target())))
        .param("orderedAt", time(set.createdAt()))
        .param("runs", runs.toArray(UUID[]::new))
        .param("set", set.id())
        .query(LaterScore.class)
        .list();
  }

  private JdbcClient.StatementSpec of(ScoreTarget target, String sql) {
    return jdbc.sql(sql)
        .param("run", target.run(), Types.OTHER)
        .param("suite", target.suite(), Types.OTHER)
        .param("benchmark", target.benchmark());
  }

  private static String from(ScoreTarget target) {
    if (target.run() != null) {
      return OF_RUN;
    }
    return target.suite() != null ? OF_SUITE : OF_BENCHMARK;
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /**
   * One of them.
   *
   * @param benchmarkSha256 of the text it was made from
   */
  public record CoveredRun(UUID id, String benchmarkSha256, Instant createdAt) {

    public PageCursor place() {
      return new PageCursor(createdAt, id);
    }
  }

  /**
   * One of these runs that a set covers.
   *
   * @param score null when it could not be scored, and when it never had a score
   * @param scorer null when it never had a score
   */
  public record LaterScore(
      UUID run,
      @Nullable Double score,
      @Nullable Boolean passed,
      @Nullable String scorer,
      @Nullable String benchmarkSha256) {}
}
