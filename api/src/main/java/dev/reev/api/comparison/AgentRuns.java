package dev.reev.api.comparison;

import dev.reev.statistics.ObservedRun;
import dev.reev.statistics.Outcome;
import java.time.Instant;
import java.time.OffsetDateTime;
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

  /**
   * Of these, so that a benchmark that ran often does not speak for years. With one benchmark fewer
   * could not show that two agents are the same (docs/statistics.md).
   */
  static final int MOST_OF_BENCHMARK = 100;

  /** Enough of each to find a drop of a fifth where there are a dozen benchmarks. */
  static final int FEWEST_OF_BENCHMARK = 30;

  /**
   * What is looked at together, as far as the fewest allow: the tests of the benchmarks take the
   * time, and a long history must not cost more than a short one.
   */
  private static final int TOGETHER = 400;

  /**
   * The benchmarks of an agent are found by a loose scan of the index: one look for each of them,
   * not one for each run (PostgreSQL wiki, "Loose indexscan"). The limit stops it early.
   */
  private static final String SELECT =
      """
      with recursive own as (
        select min(benchmark_id) as benchmark from run_summary where agent = :agent %1$s
        union all
        select (
          select min(benchmark_id) from run_summary
          where agent = :agent and benchmark_id > own.benchmark %1$s)
        from own where own.benchmark is not null
      )
      select r.id, r.benchmark_id, r.score, r.passed, r.failure_class
      from own cross join lateral (
        select e.* from run_summary e left join suite_summary s on s.id = e.suite_id
        where e.agent = :agent and e.benchmark_id = own.benchmark and e.ended_at is not null
          and s.kind is distinct from 'CONFIRMATION' %1$s %2$s %3$s
        order by e.created_at desc, e.id desc limit %4$d
      ) r
      limit %5$d
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
            bound("and prompt_version = :version", "version", window.promptVersion(), parameters),
            bound("and e.created_at >= :from", "from", utc(window.from()), parameters),
            bound("and e.created_at < :to", "to", utc(window.to()), parameters),
            MOST_OF_BENCHMARK + 1,
            MOST + 1);
    List<Row> rows = jdbc.sql(sql).params(parameters).query(Row.class).list();
    int newest = newest((int) rows.stream().map(Row::benchmarkId).distinct().count());
    Map<String, Integer> repeats = new HashMap<>();
    List<ObservedRun> kept = new ArrayList<>();
    for (Row row : rows.subList(0, Math.min(rows.size(), MOST))) {
      int repeat = repeats.merge(row.benchmarkId, 1, Integer::sum);
      if (repeat <= newest) {
        kept.add(row.observation(window.agent(), repeat));
      }
    }
    return new Found(kept, kept.size() < rows.size());
  }

  /** How many runs of each benchmark count when there are so many benchmarks. */
  static int newest(int benchmarks) {
    return Math.max(
        FEWEST_OF_BENCHMARK, Math.min(MOST_OF_BENCHMARK, TOGETHER / Math.max(1, benchmarks)));
  }

  private static String bound(
      String condition, String name, @Nullable Object value, Map<String, Object> parameters) {
    if (value == null) {
      return "";
    }
    parameters.put(name, value);
    return condition;
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
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
