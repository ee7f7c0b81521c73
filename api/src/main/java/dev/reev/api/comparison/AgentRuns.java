package dev.reev.api.comparison;

import dev.reev.statistics.ObservedRun;
import dev.reev.statistics.Outcome;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The newest runs of an agent on each benchmark. Runs that have not ended are not there yet. Those
 * that confirm a suspected regression are left out: they were made because of how earlier ones
 * fell.
 */
@Component
class AgentRuns {

  /** In all, however many benchmarks there are; a comparison of so many takes a second. */
  static final int MOST = 10_000;

  /** Of these, so that a benchmark that ran often does not speak for years. */
  static final int NEWEST_OF_BENCHMARK = 100;

  /**
   * The benchmarks of an agent are found by a loose scan of the index: one look for each of them,
   * not one for each run (PostgreSQL wiki, "Loose indexscan"). The limit stops it early.
   */
  private static final String SELECT =
      """
      with recursive own as (
        select min(benchmark_id) as benchmark from run_summary where agent = :agent
        union all
        select (
          select min(benchmark_id) from run_summary
          where agent = :agent and benchmark_id > own.benchmark)
        from own where own.benchmark is not null
      )
      select r.id, r.benchmark_id, r.score, r.passed, r.failure_class
      from own cross join lateral (
        select e.* from run_summary e left join suite_summary s on s.id = e.suite_id
        where e.agent = :agent and e.benchmark_id = own.benchmark and e.ended_at is not null
          and s.kind is distinct from 'CONFIRMATION' %s %s
        order by e.created_at desc, e.id desc limit %d
      ) r
      limit %d
      """;

  private final JdbcClient jdbc;

  AgentRuns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Found find(Window window) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("agent", window.agent());
    String sql =
        SELECT.formatted(
            bound("and e.created_at >= :from", "from", window.from(), parameters),
            bound("and e.created_at < :to", "to", window.to(), parameters),
            NEWEST_OF_BENCHMARK + 1,
            MOST + 1);
    List<Row> rows = jdbc.sql(sql).params(parameters).query(Row.class).list();
    Map<String, Integer> repeats = new HashMap<>();
    List<ObservedRun> kept = new ArrayList<>();
    for (Row row : rows.subList(0, Math.min(rows.size(), MOST))) {
      int repeat = repeats.merge(row.benchmarkId, 1, Integer::sum);
      if (repeat <= NEWEST_OF_BENCHMARK) {
        kept.add(row.observation(window.agent(), repeat));
      }
    }
    return new Found(kept, kept.size() < rows.size());
  }

  private static String bound(
      String condition, String name, @Nullable Instant time, Map<String, Object> parameters) {
    if (time == null) {
      return "";
    }
    parameters.put(name, time.atOffset(ZoneOffset.UTC));
    return condition;
  }

  /**
   * What was found.
   *
   * @param cut true when there were more
   */
  record Found(List<ObservedRun> observations, boolean cut) {}

  /** A row of the database. */
  record Row(
      UUID id,
      String benchmarkId,
      @Nullable Double score,
      @Nullable Boolean passed,
      @Nullable String failureClass) {

    ObservedRun observation(String agent, int repeat) {
      return new ObservedRun(
          benchmarkId, agent, repeat, id, Outcome.of(score, passed, failureClass));
    }
  }
}
