package dev.reev.api.run;

import dev.reev.api.performance.Performance;
import dev.reev.workflows.run.Document;
import dev.reev.workflows.run.DocumentChunk;
import dev.reev.workflows.run.RecordActivities;
import dev.reev.workflows.run.RunFailures;
import dev.reev.workflows.run.RunRecord;
import dev.reev.workflows.run.RunState;
import dev.reev.workflows.run.RunnerStarted;
import dev.reev.workflows.run.SessionOutcome;
import io.temporal.failure.ApplicationFailure;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores what workflows report. */
@Component("runRecords")
class RunRecords implements RecordActivities {

  private static final Logger log = LoggerFactory.getLogger(RunRecords.class);

  private final RunMoves moves;
  private final SessionDocuments documents;
  private final RunAttempts attempts;
  private final Performance performance;
  private final TransactionTemplate transaction;

  RunRecords(
      RunMoves moves,
      SessionDocuments documents,
      RunAttempts attempts,
      Performance performance,
      TransactionTemplate transaction) {
    this.moves = moves;
    this.documents = documents;
    this.attempts = attempts;
    this.performance = performance;
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
    Optional<RunState> state = moves.lock(id);
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
    SessionOutcome scored = scored(record);
    if (scored != null && scored.score() != null) {
      performance.add(id, scored.score(), Boolean.TRUE.equals(scored.passed()));
    }
    // Last, so that whoever sees the end finds all that belongs to it.
    moves.ended(id, record, scored);
    documents.dropChunks(id);
    return true;
  }

  /** A runner that broke may have left a score all the same: it is not trusted. */
  private static @Nullable SessionOutcome scored(RunRecord record) {
    return record.state() == RunState.COMPLETED ? record.outcome() : null;
  }
}
