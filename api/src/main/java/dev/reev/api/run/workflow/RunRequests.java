package dev.reev.api.run.workflow;

import dev.reev.api.temporal.RunDisplays;
import dev.reev.workflows.run.AttemptPolicy;
import dev.reev.workflows.run.RunDisplay;
import dev.reev.workflows.run.RunRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Builds the workflow inputs of stored runs. */
@Component
class RunRequests {

  private final JdbcClient jdbc;
  private final RunDisplays displays;

  RunRequests(JdbcClient jdbc, RunDisplays displays) {
    this.jdbc = jdbc;
    this.displays = displays;
  }

  /** Of these runs, the oldest first. */
  List<Stored> of(Collection<UUID> runs) {
    return jdbc.sql(
            """
            select e.id, e.priority, e.benchmark_id, e.benchmark_sha256, e.agent, e.agent_config,
              e.timeout_ms, e.suite_id, e.rerun_of, e.traceparent, t.yaml, s.kind as suite_kind
            from execution e
            join benchmark_text t on t.sha256 = e.benchmark_sha256
            left join suite_summary s on s.id = e.suite_id
            where e.id = any(?)
            order by e.created_at, e.id
            """)
        .param(runs.toArray(UUID[]::new))
        .query(
            (row, number) ->
                new Stored(request(row), row.getInt("priority"), row.getString("traceparent")))
        .list();
  }

  private RunRequest request(ResultSet row) throws SQLException {
    return new RunRequest(
        row.getString("id"),
        row.getString("benchmark_id"),
        row.getString("yaml"),
        row.getString("benchmark_sha256"),
        row.getString("agent"),
        Duration.ofMillis(row.getLong("timeout_ms")),
        AttemptPolicy.DEFAULT,
        row.getString("agent_config"),
        display(row));
  }

  private RunDisplay display(ResultSet row) throws SQLException {
    String suiteKind = row.getString("suite_kind");
    return suiteKind == null
        ? displays.ofRun(row.getString("rerun_of") != null)
        : displays.ofSuite(row.getString("suite_id"), suiteKind);
  }

  /**
   * A run as its workflow is started.
   *
   * @param traceparent of the request that ordered it
   */
  record Stored(RunRequest request, int priority, @Nullable String traceparent) {}
}
