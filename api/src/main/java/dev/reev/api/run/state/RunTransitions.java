package dev.reev.api.run.state;

import dev.reev.activities.trace.Traceparent;
import dev.reev.api.run.state.RunConclusion.Judged;
import dev.reev.workflows.run.AttemptRecord;
import dev.reev.workflows.run.FailureClass;
import dev.reev.workflows.run.RunFailure;
import dev.reev.workflows.run.RunRecord;
import dev.reev.workflows.run.RunState;
import dev.reev.workflows.run.RunnerStarted;
import dev.reev.workflows.run.SessionOutcome;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every way in which a run's state moves: each a single conditional statement, so that a repeat or
 * a late caller changes nothing. Each returns whether it moved the run.
 */
@Component
public class RunTransitions {

  /** Runs of a suite are stored at the same moment, and keep their order all the same. */
  private static final String ACCEPT =
      """
      with run as (
        insert into execution (id, benchmark_id, benchmark_sha256, agent, state, timeout_ms, priority,
          suite, suite_id, rerun_of, agent_config, traceparent, created_at)
        values (:id, :benchmark, :sha256, :agent, 'PENDING', :timeout, :priority, :suite, :suiteId,
          :rerunOf, :config, :traceparent, now() + :ordinal * interval '1 microsecond')
        returning id, created_at
      )
      insert into execution_label (execution_id, name, value, created_at)
      select run.id, label.name, label.value, run.created_at
      from run, unnest(:names, :values) as label (name, value)
      """;

  private final JdbcClient jdbc;
  private final NamedParameterJdbcOperations batches;
  private final ApplicationEventPublisher events;

  RunTransitions(
      JdbcClient jdbc, NamedParameterJdbcOperations batches, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.events = events;
  }

  /** The commit point of runs: stored with their labels, each with one statement. */
  public void accept(List<NewRun> runs) {
    batches.batchUpdate(
        ACCEPT, runs.stream().map(RunTransitions::parameters).toArray(SqlParameterSource[]::new));
  }

  private static SqlParameterSource parameters(NewRun run) {
    NewRun.Place place = run.place();
    return new MapSqlParameterSource()
        .addValue("id", run.id())
        .addValue("benchmark", run.benchmarkId())
        .addValue("sha256", run.benchmarkSha256())
        .addValue("agent", run.agent())
        .addValue("timeout", run.timeout().toMillis())
        .addValue("priority", run.priority())
        .addValue("suite", run.suite())
        .addValue("suiteId", place == null ? null : place.suiteId(), Types.OTHER)
        .addValue("ordinal", place == null ? 0 : place.ordinal())
        .addValue("rerunOf", run.rerunOf(), Types.OTHER)
        .addValue("config", run.sealedConfig(), Types.VARCHAR)
        .addValue("traceparent", Traceparent.current(), Types.VARCHAR)
        .addValue("names", run.labels().keySet().toArray(String[]::new))
        .addValue("values", run.labels().values().toArray(String[]::new));
  }

  /** Also notes where a later attempt of a running run is. */
  public boolean running(UUID id, RunnerStarted runner) {
    return jdbc.sql(
                """
                update open_execution set state = 'RUNNING', host = ?, pid = ?, attempts = ?,
                  started_at = coalesce(started_at, ?), updated_at = now()
                where id = ? and (state = 'PENDING' or attempts < ?)
                """)
            .params(
                runner.host(),
                runner.pid(),
                runner.attempt(),
                utc(runner.startedAt()),
                id,
                runner.attempt())
            .update()
        == 1;
  }

  public boolean stopRequested(UUID id) {
    return jdbc.sql(
                """
                update open_execution
                set stop_requested_at = coalesce(stop_requested_at, now()), updated_at = now()
                where id = ?
                """)
            .param(id)
            .update()
        == 1;
  }

  public boolean stopSent(UUID id) {
    return jdbc.sql(
                """
            update open_execution set stop_sent_at = now() where id = ?
            """)
            .param(id)
            .update()
        == 1;
  }

  public boolean workflowStarted(UUID id) {
    return jdbc.sql(
                """
            update open_execution set workflow_started_at = now() where id = ?
            """)
            .param(id)
            .update()
        == 1;
  }

  /** Returns a run whose workflow is lost to the outbox, unless its state has changed meanwhile. */
  public boolean workflowLost(UUID id, Instant startedAt) {
    return jdbc.sql(
                """
                update open_execution
                set workflow_started_at = null, suite_batch = null, stop_sent_at = null, updated_at = now()
                where id = ? and workflow_started_at = ?
                """)
            .params(id, utc(startedAt))
            .update()
        == 1;
  }

  public boolean stopped(UUID id, String message) {
    return end(
        jdbc.sql(
                """
                update open_execution
                set state = 'STOPPED', message = ?, ended_at = now(), updated_at = now()
                where id = ?
                returning benchmark_id, agent, state, failure_class, created_at, started_at, ended_at
                """)
            .params(message, id));
  }

  /** Stops the runs of a suite that have no workflow yet. */
  public boolean stopUnstarted(UUID suite, String message) {
    return end(
        jdbc.sql(
                """
                update open_execution
                set state = 'STOPPED', message = ?, ended_at = now(), updated_at = now()
                where suite_id = ? and workflow_started_at is null
                returning benchmark_id, agent, state, failure_class, created_at, started_at, ended_at
                """)
            .params(message, suite));
  }

  /** Ends a run that Reev itself could not carry on, for which no workflow will store an end. */
  public boolean failedInternally(UUID id, String message) {
    return end(
        jdbc.sql(
                """
                update open_execution set state = 'FAILED', message = :message, failure_class = :class,
                  failure_message = :message, failure_evidence = '{}'::jsonb, ended_at = now(), updated_at = now()
                where id = :id
                returning benchmark_id, agent, state, failure_class, created_at, started_at, ended_at
                """)
            .param("message", message)
            .param("class", FailureClass.INTERNAL.wireName())
            .param("id", id));
  }

  /** The state of a run that stays as it is until the transaction ends. */
  Optional<RunState> lock(UUID id) {
    return jdbc.sql(
            """
            select state from execution where id = ? for update
            """)
        .param(id)
        .query((row, number) -> RunState.valueOf(row.getString("state")))
        .optional();
  }

  /**
   * Moves a run to the end that its workflow reports.
   *
   * @param judged what came of it; null when the run has no score
   * @param provenance what the run was made of, as JSON
   */
  boolean ended(
      UUID id, RunRecord record, @Nullable Judged judged, String provenance, RunUsage usage) {
    RunFailure failure = record.failure();
    SessionOutcome scored = judged == null ? null : judged.outcome();
    AttemptRecord last =
        record.attempts().isEmpty() ? null : record.attempts().get(record.attempts().size() - 1);
    return end(
        jdbc.sql(
                """
                update open_execution set state = :state, message = :message, failure_class = :class,
                  failure_message = :failure, failure_evidence = :evidence::jsonb,
                  score = :score, passed = :passed, pass_threshold = :threshold, execution_time_ms = :time,
                  harm = :harm, failed_checks = :checks::jsonb, unconfined = :unconfined,
                  attempts = greatest(attempts, :attempts), host = coalesce(:host, host), pid = coalesce(:pid, pid),
                  started_at = coalesce(started_at, :started), provenance = :provenance::jsonb,
                  input_tokens = :input, output_tokens = :output, cost_usd = :cost,
                  ended_at = now(), updated_at = now()
                where id = :id
                returning benchmark_id, agent, state, failure_class, created_at, started_at, ended_at
                """)
            .param("state", record.state().name())
            .param("message", StorableText.of(record.message()))
            .param("class", failure == null ? null : failure.failureClass().wireName())
            .param("failure", failure == null ? null : StorableText.of(failure.message()))
            .param("evidence", failure == null ? null : StorableText.json(failure.evidence()))
            .param("score", scored == null ? null : scored.score())
            .param("passed", judged == null ? null : judged.passed())
            .param("threshold", judged == null ? null : judged.threshold(), Types.DOUBLE)
            .param("time", scored == null ? null : scored.executionTimeMs())
            .param("harm", FailedChecks.harm(scored))
            .param("checks", FailedChecks.json(scored))
            .param(
                "unconfined",
                record.attempts().stream().anyMatch(a -> Boolean.TRUE.equals(a.unconfined())))
            .param("attempts", record.attempts().size())
            .param("host", last == null ? null : last.host())
            .param("pid", last == null ? null : last.pid(), Types.BIGINT)
            .param("started", start(record), Types.TIMESTAMP_WITH_TIMEZONE)
            .param("provenance", provenance)
            .param("input", usage.inputTokens(), Types.BIGINT)
            .param("output", usage.outputTokens(), Types.BIGINT)
            .param("cost", usage.costUsd(), Types.DOUBLE)
            .param("id", id));
  }

  /** Tells of each run that the statement ended. */
  private boolean end(JdbcClient.StatementSpec update) {
    List<RunEnded> ended = update.query(RunEnded::of).list();
    ended.forEach(events::publishEvent);
    return !ended.isEmpty();
  }

  private static @Nullable OffsetDateTime start(RunRecord record) {
    Instant start = record.attempts().isEmpty() ? null : record.attempts().get(0).startedAt();
    return start == null ? null : utc(start);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
