package dev.reev.api.dashboard.overview;

import dev.reev.api.performance.Performance.Sum;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The newest runs of each agent on each benchmark. */
@Component
class RecentResults {

  /**
   * Rows read in all, whatever the number of agents and benchmarks: a few milliseconds of index.
   */
  private static final int ROWS = 2_000;

  /** More do not fit into a line as small as a cell. */
  private static final int MOST = 20;

  /** Fewer say nothing. */
  private static final int FEWEST = 3;

  private final JdbcClient jdbc;

  RecentResults(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One for each of these that has a run that ended. */
  List<Recent> of(List<Sum> cells) {
    if (cells.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            """
            select c.agent, c.benchmark_id, count(*) as ended, count(r.score) as scored,
              count(*) filter (where r.failure_class = 'agent_error') as agent_errors,
              count(*) filter (where r.passed) as passed,
              coalesce(array_agg(r.score order by r.created_at, r.id) filter (where r.score is not null),
                '{}') as scores
            from unnest(:agents, :benchmarks) as c (agent, benchmark_id)
            cross join lateral (
              select id, created_at, score, passed, failure_class from run_summary
              where agent = c.agent and benchmark_id = c.benchmark_id and ended_at is not null
              order by created_at desc, id desc limit :runs
            ) r
            group by c.agent, c.benchmark_id
            """)
        .param("agents", cells.stream().map(Sum::agent).toArray(String[]::new))
        .param("benchmarks", cells.stream().map(Sum::benchmarkId).toArray(String[]::new))
        .param("runs", Math.max(FEWEST, Math.min(ROWS / cells.size(), MOST)))
        .query(RecentResults::recent)
        .list();
  }

  private static Recent recent(ResultSet row, int number) throws SQLException {
    return new Recent(
        row.getString("agent"),
        row.getString("benchmark_id"),
        row.getInt("ended"),
        row.getInt("scored"),
        row.getInt("agent_errors"),
        row.getInt("passed"),
        List.of((Double[]) row.getArray("scores").getArray()));
  }

  /**
   * The newest runs of an agent on a benchmark.
   *
   * @param ended how many they are
   * @param scored those with a score
   * @param agentErrors those without one because the agent broke
   * @param scores oldest first
   */
  record Recent(
      String agent,
      String benchmarkId,
      int ended,
      int scored,
      int agentErrors,
      int passed,
      List<Double> scores) {

    /** Those that a rate is of: whoever broke did not pass. */
    public int runs() {
      return scored + agentErrors;
    }

    /** Whether runs were lost, so that the mean does not speak for all. */
    public boolean isPart() {
      return scored < ended;
    }
  }
}
