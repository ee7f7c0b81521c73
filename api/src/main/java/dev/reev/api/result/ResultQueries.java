package dev.reev.api.result;

import dev.reev.api.performance.Performance;
import dev.reev.api.result.BenchmarkResult.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads results newest first, each from an index of its own. No statement reads more than {@link
 * #WINDOW} index entries, regardless of the number of runs.
 */
@Component
class ResultQueries {

  /**
   * A few milliseconds of index. Clients that need older results page through the runs by cursor.
   */
  static final int WINDOW = 10_000;

  private static final String NEWEST =
      """
      select id, created_at, score from run_summary
      where %s
      order by created_at desc, id desc limit %d
      """;

  /** The ids come from the index alone; only rows that are shown are read. */
  private static final String PAGE =
      """
      select e.id, e.benchmark_id, e.agent, e.score, e.passed, e.failure_class, e.harm,
        e.execution_time_ms, e.created_at
      from (
        select id, created_at from (%s) newest where %s
        order by created_at desc, id desc limit :limit offset :offset
      ) page
      join run_summary e on e.id = page.id
      order by e.created_at desc, e.id desc
      """;

  private static final String TOTAL =
      """
      select least(count(*) filter (where %2$s), :window) as items, count(*) > :window as lower_bound
      from (%1$s) newest
      """;

  private final JdbcClient jdbc;
  private final Performance performance;

  ResultQueries(JdbcClient jdbc, Performance performance) {
    this.jdbc = jdbc;
    this.performance = performance;
  }

  List<BenchmarkResult> page(ResultFilter filter, int limit, int offset) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    String window = window(filter, WINDOW, parameters);
    String ofScore = ofScore(filter, parameters);
    parameters.put("limit", limit);
    parameters.put("offset", offset);
    return jdbc
        .sql(PAGE.formatted(window, ofScore))
        .params(parameters)
        .query(Row.class)
        .list()
        .stream()
        .map(Row::result)
        .toList();
  }

  Total total(ResultFilter filter) {
    if (filter.countedInSums()) {
      return new Total(performance.count(filter.agent(), filter.benchmark()), false);
    }
    Map<String, Object> parameters = new LinkedHashMap<>();
    String window = window(filter, WINDOW + 1, parameters);
    return jdbc.sql(TOTAL.formatted(window, ofScore(filter, parameters)))
        .params(parameters)
        .param("window", WINDOW)
        .query(Total.class)
        .single();
  }

  /**
   * The newest results of every agent and its runs that failed, newest first.
   *
   * @param agents those that may have no sums yet
   * @param limit of each agent
   */
  List<BenchmarkResult> newestOfEach(Collection<String> agents, int limit) {
    return jdbc
        .sql(
            """
            select e.id, e.benchmark_id, e.agent, e.score, e.passed, e.failure_class, e.harm,
              e.execution_time_ms, e.created_at
            from (select agent from performance_summary union select unnest(:agents)) p
            cross join lateral (
              select * from run_summary r
              where r.agent = p.agent and r.state in ('COMPLETED', 'FAILED', 'TIMED_OUT')
              order by created_at desc, id desc limit :limit
            ) e
            order by e.created_at desc, e.id desc
            """)
        .param("agents", agents.toArray(String[]::new))
        .param("limit", limit)
        .query(Row.class)
        .list()
        .stream()
        .map(Row::result)
        .toList();
  }

  /** Applies the filters that an index answers; callers apply those on the score to the window. */
  private static String window(ResultFilter filter, int rows, Map<String, Object> parameters) {
    List<String> conditions = new ArrayList<>(List.of("score is not null"));
    compare(conditions, parameters, "agent = ", "agent", filter.agent());
    compare(conditions, parameters, "benchmark_id = ", "benchmark", filter.benchmark());
    compare(conditions, parameters, "created_at >= ", "from", utc(filter.from()));
    compare(conditions, parameters, "created_at < ", "until", utc(filter.until()));
    return NEWEST.formatted(String.join(" and ", conditions), rows);
  }

  private static String ofScore(ResultFilter filter, Map<String, Object> parameters) {
    List<String> conditions = new ArrayList<>(List.of("true"));
    compare(conditions, parameters, "score >= ", "min", filter.minScore());
    compare(conditions, parameters, "score <= ", "max", filter.maxScore());
    return String.join(" and ", conditions);
  }

  private static void compare(
      List<String> conditions,
      Map<String, Object> parameters,
      String left,
      String name,
      @Nullable Object value) {
    if (value != null) {
      conditions.add(left + ":" + name);
      parameters.put(name, value);
    }
  }

  private static @Nullable Object utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  /**
   * Number of results.
   *
   * @param lowerBound true when there may be more
   */
  record Total(long items, boolean lowerBound) {}
}
