package dev.reev.api.run.state;

import dev.reev.api.output.AttemptOutputs;
import dev.reev.workflows.run.AttemptRecord;
import dev.reev.workflows.run.RunFailure;
import dev.reev.workflows.run.RunnerStarted;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The attempts of runs. */
@Component
public class RunAttempts {

  private final JdbcClient jdbc;
  private final AttemptOutputs outputs;

  RunAttempts(JdbcClient jdbc, AttemptOutputs outputs) {
    this.jdbc = jdbc;
    this.outputs = outputs;
  }

  /**
   * An attempt has a runner now; ignored for a run that does not run. The run is locked before the
   * row is made, as the end of the run does: else both might wait.
   */
  public void begun(RunnerStarted runner) {
    jdbc.sql(
            """
            insert into execution_attempt (execution_id, number, host, pid, started_at, evidence)
            select id, ?, ?, ?, ?, '{}'::jsonb from execution
            where id = ? and state = 'RUNNING'
            for key share
            on conflict do nothing
            """)
        .params(
            runner.attempt(),
            runner.host(),
            runner.pid(),
            runner.startedAt().atOffset(ZoneOffset.UTC),
            UUID.fromString(runner.executionId()))
        .update();
  }

  /** Stores the end of an attempt and its output; called in the transaction that ends the run. */
  void ended(UUID id, AttemptRecord attempt) {
    RunFailure failure = attempt.failure();
    jdbc.sql(
            """
            insert into execution_attempt as known (execution_id, number, host, pid, started_at, ended_at,
              runner_end, evidence, failure_class, failure_message)
            values (:id, :number, :host, :pid, :started, :ended, :end, :evidence::jsonb, :class, :message)
            on conflict (execution_id, number) do update set
              host = coalesce(excluded.host, known.host), pid = coalesce(excluded.pid, known.pid),
              started_at = coalesce(excluded.started_at, known.started_at), ended_at = excluded.ended_at,
              runner_end = excluded.runner_end, evidence = excluded.evidence,
              failure_class = excluded.failure_class, failure_message = excluded.failure_message
            """)
        .param("id", id)
        .param("number", attempt.number())
        .param("host", attempt.host())
        .param("pid", attempt.pid(), Types.BIGINT)
        .param("started", utc(attempt.startedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("ended", utc(attempt.endedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("end", attempt.end() == null ? null : attempt.end().name())
        .param("evidence", StorableText.json(attempt.evidence()))
        .param("class", failure == null ? null : failure.failureClass().wireName())
        .param("message", failure == null ? null : StorableText.of(failure.message()))
        .update();
    outputs.store(id, attempt);
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
