package dev.reev.api.suite.submit;

import dev.reev.api.benchmark.BenchmarkSelection.Selected;
import dev.reev.api.problem.ProblemException;
import dev.reev.api.suite.state.SuiteOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Previews the size and duration of an order before its submission. */
@Component
public class SuitePreviews {

  /**
   * Runs of an agent to average over: enough to smooth out single runs, few enough to follow a new
   * model.
   */
  private static final int NEWEST = 50;

  private final SuiteSelection selection;
  private final JdbcClient jdbc;

  SuitePreviews(SuiteSelection selection, JdbcClient jdbc) {
    this.selection = selection;
    this.jdbc = jdbc;
  }

  /**
   * Size and duration of an order.
   *
   * @param benchmarks number of benchmarks that the order selects
   * @param needFork of these, how many need a fork of Solana mainnet as their ledger
   * @param runs of all agents, with repeats
   * @param concurrency runs under way at a time, if the hosts have room for them
   * @param seconds rough estimate of the duration; null when an agent has no earlier runs to base
   *     it on
   */
  public record Preview(
      int benchmarks, int needFork, int runs, int concurrency, @Nullable Long seconds) {}

  /**
   * Previews an order; stores nothing.
   *
   * @throws ProblemException 400 as for its submission
   */
  public Preview of(SuiteOrder order) {
    List<Selected> selected = selection.benchmarks(order);
    int perAgent = selected.size() * order.repeats();
    int runs = perAgent * order.agents().size();
    int atOnce = Math.min(order.concurrency(), runs);
    return new Preview(
        selected.size(),
        (int) selected.stream().filter(Selected::needsFork).count(),
        runs,
        atOnce,
        seconds(order, perAgent, atOnce));
  }

  private @Nullable Long seconds(SuiteOrder order, int perAgent, int atOnce) {
    double all = 0;
    for (String agent : order.agents()) {
      Double one = secondsOfOne(agent);
      if (one == null) {
        return null;
      }
      all += one * perAgent;
    }
    return Math.round(all / atOnce);
  }

  /**
   * Counts from the start of a run, not from its submission: the concurrency already accounts for
   * its wait.
   */
  private @Nullable Double secondsOfOne(String agent) {
    return jdbc.sql(
            """
            select avg(extract(epoch from ended_at - started_at))
            from (
              select started_at, ended_at from run_summary
              where agent = :agent and score is not null
              order by created_at desc, id desc limit :newest
            ) newest
            """)
        .param("agent", agent)
        .param("newest", NEWEST)
        .query(Double.class)
        .optional()
        .orElse(null);
  }
}
