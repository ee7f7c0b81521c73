package dev.reev.api.run;

import dev.reev.api.temporal.RunDisplays;
import dev.reev.workflows.run.AttemptPolicy;
import dev.reev.workflows.run.RunDisplay;
import dev.reev.workflows.run.RunRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** What the workflow of a stored run is started with. */
@Component
class RunRequests {

  /** To be followed by a condition on {@code e}, the run. */
  static final String SELECT =
      "select e.id, e.priority, e.benchmark_id, e.benchmark_sha256, e.agent, e.agent_config,"
          + " e.timeout_ms, e.suite_id, e.rerun_of, e.traceparent, v.yaml,"
          + " (select s.kind from suite s where s.id = e.suite_id) as suite_kind from execution e"
          + " join benchmark_version v on v.sha256 = e.benchmark_sha256";

  private final RunDisplays displays;

  RunRequests(RunDisplays displays) {
    this.displays = displays;
  }

  RunRequest of(ResultSet row) throws SQLException {
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
}
