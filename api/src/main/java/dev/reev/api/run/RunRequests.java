package dev.reev.api.run;

import dev.reev.workflows.run.AttemptPolicy;
import dev.reev.workflows.run.RunRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** What the workflow of a stored run is started with. */
final class RunRequests {

  /** To be followed by a condition on {@code e}, the run. */
  static final String SELECT =
      "select e.id, e.priority, e.benchmark_id, e.benchmark_sha256, e.agent, e.agent_config,"
          + " e.timeout_ms, v.yaml from execution e"
          + " join benchmark_version v on v.sha256 = e.benchmark_sha256";

  private RunRequests() {}

  static RunRequest of(ResultSet row) throws SQLException {
    return new RunRequest(
        row.getString("id"),
        row.getString("benchmark_id"),
        row.getString("yaml"),
        row.getString("benchmark_sha256"),
        row.getString("agent"),
        Duration.ofMillis(row.getLong("timeout_ms")),
        AttemptPolicy.DEFAULT,
        row.getString("agent_config"));
  }
}
