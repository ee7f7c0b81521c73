package dev.reev.api.live;

import dev.reev.workflows.run.RunnerProgress;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Moves runs as another server would: by statements alone. */
final class StoredRunRows {

  private final JdbcClient jdbc;

  StoredRunRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  UUID pending() {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            "insert into execution (id, benchmark_id, benchmark_sha256, agent, state, timeout_ms)"
                + " select ?, id, version_sha256, 'deterministic', 'PENDING', 60000"
                + " from benchmark where id = '001-sol-transfer'")
        .param(id)
        .update();
    return id;
  }

  UUID running() {
    UUID id = pending();
    run(id, 1);
    return id;
  }

  void run(UUID id, int attempt) {
    jdbc.sql(
            "update execution set state = 'RUNNING', attempts = ?,"
                + " started_at = coalesce(started_at, now()) where id = ?")
        .params(attempt, id)
        .update();
  }

  void complete(UUID id) {
    jdbc.sql(
            "update execution set state = 'COMPLETED', score = 1, passed = true, ended_at = now()"
                + " where id = ?")
        .param(id)
        .update();
  }

  static RunnerProgress events(int events) {
    return new RunnerProgress(events, 1, 0, 0, events, 1, "Prompt", null, null);
  }
}
