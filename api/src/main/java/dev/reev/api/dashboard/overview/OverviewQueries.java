package dev.reev.api.dashboard.overview;

import dev.reev.api.database.Columns;
import dev.reev.api.performance.Performance;
import dev.reev.api.performance.Performance.Sum;
import dev.reev.benchmarks.agent.AgentCatalogue;
import dev.reev.benchmarks.agent.AgentDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Queries of the overview: maintained aggregates and index ranges, so that their cost does not grow
 * with the number of runs.
 */
@Component
class OverviewQueries {

  /** Longer ago tells little of the agents of today. */
  private static final int TREND_DAYS = 30;

  /** A few milliseconds of index; enough to see what goes wrong most. */
  static final int FAILURES_LOOKED_AT = 200;

  /** Larger counts are shown as "1000+"; an exact count would scan all open runs. */
  private static final int COUNTED = 1000;

  private final Performance performance;
  private final RecentResults recent;
  private final AgentCatalogue agents;
  private final JdbcClient jdbc;
  private final JsonMapper json;

  OverviewQueries(
      Performance performance,
      RecentResults recent,
      AgentCatalogue agents,
      JdbcClient jdbc,
      JsonMapper json) {
    this.performance = performance;
    this.recent = recent;
    this.agents = agents;
    this.jdbc = jdbc;
    this.json = json;
  }

  ScoreGrid grid() {
    List<Sum> sums = performance.all();
    return ScoreGrid.of(sums, recent.of(sums), this::isControl);
  }

  /** The score of a control agent measures the benchmark or the set-up, not the agent. */
  private boolean isControl(String agent) {
    return agents
        .find(agent)
        .map(
            known ->
                known instanceof AgentDefinition.Control
                    || known instanceof AgentDefinition.Deterministic)
        .orElse(false);
  }

  List<Trend> trends(LocalDate today) {
    return Trend.of(performance.days(today.minusDays(TREND_DAYS - 1L)), json);
  }

  UnderWay underWay() {
    return jdbc.sql(
            """
            select count(*) filter (where state = 'RUNNING') as running,
              count(*) filter (where state = 'PENDING') as waiting, count(*) = :most as more
            from (select state from open_execution limit :most) open
            """)
        .param("most", COUNTED)
        .query(UnderWay.class)
        .single();
  }

  /** Of the newest runs without a score, what ended them; the most frequent first. */
  List<Failure> failures() {
    return jdbc.sql(
            """
            select kind, count(*) as runs, (array_agg(id order by created_at desc))[1] as newest,
              (array_agg(benchmark_id order by created_at desc))[1] as benchmark,
              (array_agg(reason order by created_at desc))[1] as message, max(created_at) as last_at
            from (
              select coalesce(failure_class, lower(state)) as kind, id, benchmark_id, created_at,
                coalesce(failure_message, message, '') as reason
              from run_summary where state in ('FAILED', 'STOPPED', 'TIMED_OUT')
              order by created_at desc, id desc limit ?
            ) lately
            group by kind order by runs desc, kind
            """)
        .param(FAILURES_LOOKED_AT)
        .query(
            (row, number) ->
                new Failure(
                    row.getString("kind"),
                    row.getInt("runs"),
                    row.getObject("newest", UUID.class),
                    row.getString("benchmark"),
                    row.getString("message"),
                    Columns.instant(row, "last_at")))
        .list();
  }

  /**
   * Runs that have not ended.
   *
   * @param more whether there are more than were counted
   */
  record UnderWay(int running, int waiting, boolean more) {}

  /**
   * A group of recent runs that ended without a score for the same reason.
   *
   * @param kind failure class, {@code stopped} or {@code timed_out}
   * @param newest the newest of these runs; benchmark and message are its
   */
  record Failure(
      String kind, int runs, UUID newest, String benchmark, String message, Instant lastAt) {}
}
