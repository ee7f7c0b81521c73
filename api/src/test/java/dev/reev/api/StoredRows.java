package dev.reev.api;

import dev.reev.api.run.workflow.Sessions;
import dev.reev.workflows.run.RecordActivities;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs in the database, ended by what workflows call. */
public final class StoredRows {

  private final JdbcClient jdbc;
  private final RecordActivities records;

  public StoredRows(JdbcClient jdbc, RecordActivities records) {
    this.jdbc = jdbc;
    this.records = records;
  }

  public UUID pending(String benchmark, String agent, Instant orderedAt) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            "insert into execution (id, benchmark_id, benchmark_sha256, agent, state, timeout_ms,"
                + " created_at) select ?, id, version_sha256, ?, 'PENDING', 5000, ?"
                + " from benchmark where id = ?")
        .params(id, agent, orderedAt.atOffset(ZoneOffset.UTC), benchmark)
        .update();
    return id;
  }

  public UUID scored(String benchmark, String agent, double score, Instant orderedAt) {
    UUID id = pending(benchmark, agent, orderedAt);
    records.storeResult(Sessions.completed(id, score));
    return id;
  }

  public UUID failed(String benchmark, String agent, Instant orderedAt) {
    UUID id = pending(benchmark, agent, orderedAt);
    records.storeResult(Sessions.failed(id, "boom"));
    return id;
  }
}
