package dev.reev.api.performance;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sums of all results: for each agent and benchmark, and for each day and agent. */
@Component
public class Performance {

  private final JdbcClient jdbc;

  Performance(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Counts a result; to be called once, in the transaction that ends the run, before the end is
   * seen: clients ask for the sums as soon as they see it.
   */
  public void add(UUID executionId, double score, boolean passed) {
    jdbc.sql(
            """
            insert into performance as p (agent, benchmark_id, runs, passed, score_sum)
            select agent, benchmark_id, 1, ?, ? from run_summary where id = ?
            on conflict (agent, benchmark_id) do update set runs = p.runs + 1,
              passed = p.passed + excluded.passed, score_sum = p.score_sum + excluded.score_sum
            """)
        .params(passed ? 1 : 0, score, executionId)
        .update();
    jdbc.sql(
            """
            insert into performance_day as p (day, agent, runs, passed, score_sum)
            select (created_at at time zone 'UTC')::date, agent, 1, ?, ? from run_summary where id = ?
            on conflict (day, agent) do update set runs = p.runs + 1,
              passed = p.passed + excluded.passed, score_sum = p.score_sum + excluded.score_sum
            """)
        .params(passed ? 1 : 0, score, executionId)
        .update();
  }

  /** Counts a run whose agent broke, as {@link #add} does a result. */
  public void addAgentError(UUID executionId) {
    jdbc.sql(
            """
            insert into performance as p (agent, benchmark_id, runs, passed, score_sum, agent_errors)
            select agent, benchmark_id, 0, 0, 0, 1 from run_summary where id = ?
            on conflict (agent, benchmark_id) do update set agent_errors = p.agent_errors + 1
            """)
        .param(executionId)
        .update();
    jdbc.sql(
            """
            insert into performance_day as p (day, agent, runs, passed, score_sum, agent_errors)
            select (created_at at time zone 'UTC')::date, agent, 0, 0, 0, 1 from run_summary where id = ?
            on conflict (day, agent) do update set agent_errors = p.agent_errors + 1
            """)
        .param(executionId)
        .update();
  }

  /** All rows, in the order of their keys. */
  public List<Sum> all() {
    return jdbc.sql(
            """
            select agent, benchmark_id, runs as scored, agent_errors, passed, score_sum
            from performance order by agent, benchmark_id
            """)
        .query(Sum.class)
        .list();
  }

  /** The days from this one on that have results, by agent and day. */
  public List<Day> days(LocalDate since) {
    return jdbc.sql(
            """
            select day, agent, runs as scored, agent_errors, passed, score_sum
            from performance_day where day >= ? order by agent, day
            """)
        .param(since)
        .query(Day.class)
        .list();
  }

  /** Number of results; null parameters do not filter. */
  public long count(@Nullable String agent, @Nullable String benchmarkId) {
    return jdbc.sql(
            """
            select coalesce(sum(runs), 0) from performance
            where agent = coalesce(:agent, agent) and benchmark_id = coalesce(:benchmark, benchmark_id)
            """)
        .param("agent", agent)
        .param("benchmark", benchmarkId)
        .query(Long.class)
        .single();
  }

  /**
   * Aggregated results of an agent on a benchmark.
   *
   * @param scored runs with a score
   * @param agentErrors runs without one, because the agent broke
   * @param passed runs whose score reached the threshold
   */
  public record Sum(
      String agent,
      String benchmarkId,
      long scored,
      long agentErrors,
      long passed,
      double scoreSum) {

    /** Denominator of the pass rate, at least 1: a run whose agent broke did not pass. */
    public long runs() {
      return scored + agentErrors;
    }

    /** Mean score, 0 to 1; 0 without scores, because the agent then broke in every run. */
    public double mean() {
      return scored == 0 ? 0 : scoreSum / scored;
    }
  }

  /**
   * Aggregated results of an agent's runs accepted on a day (UTC).
   *
   * @param scored runs with a score
   * @param agentErrors runs without one, because the agent broke
   * @param passed runs whose score reached the threshold
   */
  public record Day(
      LocalDate day, String agent, long scored, long agentErrors, long passed, double scoreSum) {

    /** Denominator of the pass rate, at least 1: a run whose agent broke did not pass. */
    public long runs() {
      return scored + agentErrors;
    }

    /** Mean score, 0 to 1; 0 without scores, because the agent then broke in every run. */
    public double mean() {
      return scored == 0 ? 0 : scoreSum / scored;
    }
  }
}
