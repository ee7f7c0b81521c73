package dev.reev.api.run.workflow;

import dev.reev.api.run.state.NewRun;
import dev.reev.api.run.state.RunTransitions;
import dev.reev.workflows.suite.DispatchedRun;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The runs of suites, which the workflow of their suite starts. All in the caller's transaction.
 */
@Component
public class SuiteRuns {

  private final JdbcClient jdbc;
  private final RunTransitions transitions;
  private final RunRequests requests;

  SuiteRuns(JdbcClient jdbc, RunTransitions transitions, RunRequests requests) {
    this.jdbc = jdbc;
    this.transitions = transitions;
    this.requests = requests;
  }

  public void store(List<NewRun> runs) {
    transitions.accept(runs);
  }

  /** Number of a suite's open runs, and of those that have a workflow. */
  public Open open(UUID suite) {
    return jdbc.sql(
            """
            select count(*) as open, count(workflow_started_at) as under_way
            from open_execution where suite_id = ?
            """)
        .param(suite)
        .query(Open.class)
        .single();
  }

  /** Runs of a batch that were dispatched and have not ended. */
  public List<DispatchedRun> batch(UUID suite, String batch) {
    List<UUID> runs =
        jdbc.sql(
                """
                select id from execution where suite_id = ? and suite_batch = ?
                """)
            .params(suite, batch)
            .query(UUID.class)
            .list();
    return runs.isEmpty() ? List.of() : taken(runs);
  }

  /** Hands out the next run, in the order of the suite; past those of these agents. */
  public Optional<DispatchedRun> takeNext(UUID suite, String batch, Collection<String> busyAgents) {
    return jdbc.sql(
            """
            update open_execution set workflow_started_at = now(), suite_batch = :batch
            where id = (
              select id from open_execution
              where suite_id = :suite and workflow_started_at is null and stop_requested_at is null
                and agent <> all(:busy)
              order by created_at, id limit 1 for update skip locked)
            returning id
            """)
        .param("batch", batch)
        .param("suite", suite)
        .param("busy", busyAgents.toArray(String[]::new))
        .query(UUID.class)
        .optional()
        .map(run -> taken(List.of(run)).get(0));
  }

  private List<DispatchedRun> taken(Collection<UUID> runs) {
    return requests.of(runs).stream()
        .map(run -> new DispatchedRun(run.request(), run.priority()))
        .toList();
  }

  /** Asks all open runs to stop, as if each were stopped by itself. */
  public void requestStop(UUID suite) {
    jdbc.sql(
            """
            update open_execution
            set stop_requested_at = coalesce(stop_requested_at, now()), updated_at = now()
            where suite_id = ?
            """)
        .param(suite)
        .update();
  }

  /** Ends those that have no workflow yet. */
  public void stopUnstarted(UUID suite, String message) {
    transitions.stopUnstarted(suite, message);
  }

  /** Trace context of the request that submitted a suite; empty without one. */
  public Optional<String> traceparent(UUID suite) {
    return jdbc.sql(
            """
            select traceparent from execution where suite_id = ? order by created_at limit 1
            """)
        .param(suite)
        .query(String.class)
        .optional();
  }

  /** Parameters of these runs, needed to run them again; in any order. */
  public List<Ordered> ordered(Collection<UUID> runs) {
    return jdbc.sql(
            """
            select id, benchmark_id, benchmark_sha256, agent, timeout_ms, priority, agent_config
            from execution where id = any(?)
            """)
        .param(runs.toArray(UUID[]::new))
        .query((row, number) -> Ordered.of(row))
        .list();
  }

  /**
   * Runs that have not ended.
   *
   * @param underWay those that have a workflow
   */
  public record Open(int open, int underWay) {}

  /**
   * A run as it was ordered.
   *
   * @param sealedConfig of its agent, as ciphertext
   */
  public record Ordered(
      UUID id,
      String benchmark,
      String sha256,
      String agent,
      Duration timeout,
      int priority,
      @Nullable String sealedConfig) {

    private static Ordered of(ResultSet row) throws SQLException {
      return new Ordered(
          row.getObject("id", UUID.class),
          row.getString("benchmark_id"),
          row.getString("benchmark_sha256"),
          row.getString("agent"),
          Duration.ofMillis(row.getLong("timeout_ms")),
          row.getInt("priority"),
          row.getString("agent_config"));
    }
  }
}
