package dev.reev.api.run;

import dev.reev.workflows.run.AttemptRecord;
import dev.reev.workflows.run.Document;
import dev.reev.workflows.run.DocumentChunk;
import dev.reev.workflows.run.RecordActivities;
import dev.reev.workflows.run.RunFailure;
import dev.reev.workflows.run.RunFailures;
import dev.reev.workflows.run.RunRecord;
import dev.reev.workflows.run.RunState;
import dev.reev.workflows.run.RunnerStarted;
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
  private final RunAttempts attempts;
  private final TransactionTemplate transaction;

  RunRecords(
      JdbcClient jdbc,
      RunMoves moves,
      SessionDocuments documents,
      RunAttempts attempts,
      TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.moves = moves;
    this.documents = documents;
    this.attempts = attempts;
    this.transaction = transaction;
  }

  @Override
  public void markRunning(RunnerStarted runner) {
    moves.running(UUID.fromString(runner.executionId()), runner);
    attempts.begun(runner);
  }

  @Override
  public void storeDocumentChunk(DocumentChunk chunk) {
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
    Document document = record.document();
    if (document != null) {
      documents.store(id, document);
    }
    record.attempts().forEach(attempt -> attempts.ended(id, attempt));
    // Last, so that whoever sees the end finds all that belongs to it.
    end(id, record);
    documents.dropChunks(id);
    return true;
  }

  private void end(UUID id, RunRecord record) {
    RunFailure failure = record.failure();
    // A runner that broke may have left a score all the same: it is not trusted.
    SessionOutcome scored = record.state() == RunState.COMPLETED ? record.outcome() : null;
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
        .param("message", StorableText.of(record.message()))
        .param("class", failure == null ? null : failure.failureClass().wireName())
        .param("failure", failure == null ? null : StorableText.of(failure.message()))
        .param("evidence", failure == null ? null : StorableText.json(failure.evidence()))
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
}
