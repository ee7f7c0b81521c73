package dev.reev.api.comparison;

import dev.reev.api.statistics.Observation;
import dev.reev.api.statistics.Outcome;
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
 * The newest runs of an agent. Runs that have not ended are not there yet. Those that confirm a
 * suspected regression are left out: they were made because of how earlier ones fell.
 */
@Component
class AgentRuns {

  /**
   * Read from the index of the agent, whatever benchmark they are of: some tens of milliseconds.
   */
  static final int NEWEST = 10_000;

  /** Of these, so that a benchmark that ran often does not speak for years. */
  static final int NEWEST_OF_BENCHMARK = 100;

  private final JdbcClient jdbc;

  AgentRuns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Found find(Window window) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("agent", window.agent());
    String sql =
        "select r.id, r.benchmark_id, r.score, r.passed, r.failure_class from execution r"
            + " left join suite s on s.id = r.suite_id"
            + " where r.agent = :agent and r.ended_at is not null"
            + " and s.kind is distinct from 'CONFIRMATION'"
            + bound(" and r.created_at >= :from", "from", window.from(), parameters)
            + bound(" and r.created_at < :to", "to", window.to(), parameters)
            + " order by r.created_at desc, r.id desc limit "
            + (NEWEST + 1);
    List<Row> rows = jdbc.sql(sql).params(parameters).query(Row.class).list();
    Map<String, Integer> repeats = new HashMap<>();
    List<Observation> kept = new ArrayList<>();
    for (Row row : rows.subList(0, Math.min(rows.size(), NEWEST))) {
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
  record Found(List<Observation> observations, boolean cut) {}

  /** A row of the database. */
  record Row(
      UUID id,
      String benchmarkId,
      @Nullable Double score,
      @Nullable Boolean passed,
      @Nullable String failureClass) {

    Observation observation(String agent, int repeat) {
      return new Observation(
          benchmarkId, agent, repeat, id, Outcome.of(score, passed, failureClass));
    }
  }
}
