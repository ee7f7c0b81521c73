package dev.reev.api.run.workflow;

import dev.reev.api.outbox.Outbox;
import dev.reev.api.run.state.RunAttempts;
import dev.reev.api.run.state.RunConclusion;
import dev.reev.api.run.state.RunTransitions;
import dev.reev.api.run.state.SessionDocuments;
import dev.reev.workflows.run.DocumentChunk;
import dev.reev.workflows.run.RecordActivities;
import dev.reev.workflows.run.RunRecord;
import dev.reev.workflows.run.RunnerStarted;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Stores what workflows report. */
@Component("runRecords")
public class RecordActivitiesImpl implements RecordActivities {

  private static final Logger log = LoggerFactory.getLogger(RecordActivitiesImpl.class);

  private final RunTransitions transitions;
  private final SessionDocuments documents;
  private final RunAttempts attempts;
  private final RunConclusion ending;
  private final Outbox outbox;

  RecordActivitiesImpl(
      RunTransitions transitions,
      SessionDocuments documents,
      RunAttempts attempts,
      RunConclusion ending,
      Outbox outbox) {
    this.transitions = transitions;
    this.documents = documents;
    this.attempts = attempts;
    this.ending = ending;
    this.outbox = outbox;
  }

  @Override
  public void markRunning(RunnerStarted runner) {
    transitions.running(UUID.fromString(runner.executionId()), runner);
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
      boolean stored = ending.store(record);
      log.info(stored ? "Stored {}" : "Already ended; {} changes nothing", record.state());
      // Another run of its agent may have waited for this.
      outbox.wake();
    } finally {
      RunLog.leave();
    }
  }
}
