package dev.reev.api.run;

import dev.reev.api.performance.Performance;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.workflows.run.AttemptRecord;
import dev.reev.workflows.run.Evidence;
import dev.reev.workflows.run.RecordActivities;
import dev.reev.workflows.run.RunFailure;
import dev.reev.workflows.run.RunFailures;
import dev.reev.workflows.run.RunRecord;
import dev.reev.workflows.run.RunState;
import dev.reev.workflows.run.RunnerStarted;
import dev.reev.workflows.run.SessionChunk;
import dev.reev.workflows.run.SessionDocument;
import dev.reev.workflows.run.SessionOutcome;
import io.temporal.failure.ApplicationFailure;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores what workflows report. */
@Component("runRecords")
class RunRecords implements RecordActivities {

  private static final Logger log = LoggerFactory.getLogger(RunRecords.class);

  private final JdbcClient jdbc;
  private final RunMoves moves;
  private final SessionDocuments documents;
  private final Performance performance;
  private final TransactionTemplate transaction;

  RunRecords(
      JdbcClient jdbc,
      RunMoves moves,
      SessionDocuments documents,
      Performance performance,
      TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.moves = moves;
    this.documents = documents;
    this.performance = performance;
    this.transaction = transaction;
  }

  @Override
  public void markRunning(RunnerStarted runner) {
    moves.running(UUID.fromString(runner.executionId()), runner);
  }

  @Override
  public void storeSessionChunk(SessionChunk chunk) {
    documents.keepChunk(chunk);
  }

  @Override
  public void storeResult(RunRecord record) {
    RunLog.enter(record.executionId());
    try {
      boolean stored = Boolean.TRUE.equals(transaction.execute(status -> storeOnce(record)));
      log.info(stored ? "Stored {}" : "Already ended; {} changes nothing", record.state());
    } finally {
      RunLog.leave();
    }
  }

  private boolean storeOnce(RunRecord record) {
    UUID id = UUID.fromString(record.executionId());
    Optional<RunState> state =
        jdbc.sql("select state from execution where id = ? for update")
            .param(id)
            .query((row, number) -> RunState.valueOf(row.getString("state")))
            .optional();
    if (state.isEmpty()) {
      throw ApplicationFailure.newNonRetryableFailure(
          "the database has no execution " + id, RunFailures.UNKNOWN_EXECUTION);
    }
    if (state.get().isTerminal()) {
      return false;
    }
    SessionDocument document = record.document();
    if (document != null) {
      documents.store(id, document);
    }
    record.attempts().forEach(attempt -> insertAttempt(id, attempt));
    SessionOutcome scored = scored(record);
    if (scored != null && scored.score() != null) {
      performance.add(id, scored.score(), Boolean.TRUE.equals(scored.passed()));
    }
    // Last, so that whoever sees the end finds all that belongs to it.
    end(id, record, scored);
    documents.dropChunks(id);
    return true;
  }

  private void insertAttempt(UUID id, AttemptRecord attempt) {
    RunFailure failure = attempt.failure();
    jdbc.sql(
            "insert into execution_attempt (execution_id, number, host, pid, started_at, ended_at,"
                + " runner_end, evidence, failure_class, failure_message)"
                + " values (:id, :number, :host, :pid, :started, :ended, :end, :evidence::jsonb,"
                + " :class, :message) on conflict do nothing")
        .param("id", id)
        .param("number", attempt.number())
        .param("host", attempt.host())
        .param("pid", attempt.pid())
        .param("started", utc(attempt.startedAt()))
        .param("ended", utc(attempt.endedAt()))
        .param("end", attempt.end() == null ? null : attempt.end().name())
        .param("evidence", json(attempt.evidence()))
        .param("class", failure == null ? null : failure.failureClass().wireName())
        .param("message", failure == null ? null : storable(failure.message()))
        .update();
  }

  /** A runner that broke may have left a score all the same: it is not trusted. */
  private static @Nullable SessionOutcome scored(RunRecord record) {
    return record.state() == RunState.COMPLETED ? record.outcome() : null;
  }

  private void end(UUID id, RunRecord record, @Nullable SessionOutcome scored) {
    RunFailure failure = record.failure();
    AttemptRecord last =
        record.attempts().isEmpty() ? null : record.attempts().get(record.attempts().size() - 1);
    jdbc.sql(
            "update execution set state = :state, message = :message, failure_class = :class,"
                + " failure_message = :failure, failure_evidence = :evidence::jsonb,"
                + " score = :score, passed = :passed, execution_time_ms = :time,"
                + " attempts = greatest(attempts, :attempts), host = coalesce(:host, host),"
                + " pid = coalesce(:pid, pid), started_at = coalesce(started_at, :started),"
                + " ended_at = now(), updated_at = now()"
                + " where id = :id and state in ('PENDING', 'RUNNING')")
        .param("state", record.state().name())
        .param("message", storable(record.message()))
        .param("class", failure == null ? null : failure.failureClass().wireName())
        .param("failure", failure == null ? null : storable(failure.message()))
        .param("evidence", failure == null ? null : json(failure.evidence()))
        .param("score", scored == null ? null : scored.score())
        .param("passed", scored == null ? null : scored.passed())
        .param("time", scored == null ? null : scored.executionTimeMs())
        .param("attempts", record.attempts().size())
        .param("host", last == null ? null : last.host())
        .param("pid", last == null ? null : last.pid(), Types.BIGINT)
        .param(
            "started",
            record.attempts().isEmpty() ? null : utc(record.attempts().get(0).startedAt()),
            Types.TIMESTAMP_WITH_TIMEZONE)
        .param("id", id)
        .update();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static String json(Evidence evidence) {
    return ReevJson.MAPPER.writeValueAsString(
        new Evidence(
            evidence.exitCode(),
            evidence.signal(),
            storable(evidence.stdoutTail()),
            storable(evidence.stderrTail()),
            storable(evidence.session())));
  }

  /** A runner may print anything; PostgreSQL's text takes anything but the NUL character. */
  private static @Nullable String storable(@Nullable String text) {
    return text == null ? null : text.replace('\0', '\uFFFD');
  }
}
