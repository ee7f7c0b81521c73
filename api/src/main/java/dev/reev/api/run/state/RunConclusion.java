package dev.reev.api.run.state;

import dev.reev.api.performance.Performance;
import dev.reev.api.provenance.ProvenanceKeeping;
import dev.reev.workflows.run.Document;
import dev.reev.workflows.run.FailureClass;
import dev.reev.workflows.run.RecordActivities;
import dev.reev.workflows.run.RunFailures;
import dev.reev.workflows.run.RunRecord;
import dev.reev.workflows.run.RunState;
import dev.reev.workflows.run.SessionOutcome;
import io.temporal.failure.ApplicationFailure;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores the end of a run with all that belongs to it: everything or nothing, and only once. */
@Component
public class RunConclusion {

  private final RunTransitions transitions;
  private final SessionDocuments documents;
  private final RunAttempts attempts;
  private final Performance performance;
  private final ProvenanceKeeping provenance;
  private final PassThresholds thresholds;

  RunConclusion(
      RunTransitions transitions,
      SessionDocuments documents,
      RunAttempts attempts,
      Performance performance,
      ProvenanceKeeping provenance,
      PassThresholds thresholds) {
    this.transitions = transitions;
    this.documents = documents;
    this.attempts = attempts;
    this.performance = performance;
    this.provenance = provenance;
    this.thresholds = thresholds;
  }

  /**
   * Stores the end of a run; false when it had ended already.
   *
   * @throws ApplicationFailure as {@link RecordActivities#storeResult} says
   */
  @Transactional
  public boolean store(RunRecord record) {
    UUID id = UUID.fromString(record.executionId());
    Optional<RunState> state = transitions.lock(id);
    if (state.isEmpty()) {
      throw ApplicationFailure.newNonRetryableFailure(
          "the database has no execution " + id, RunFailures.UNKNOWN_EXECUTION);
    }
    if (state.get().isTerminal()) {
      return false;
    }
    Document document = record.document();
    byte[] session = document == null ? null : documents.store(id, document).json();
    record.attempts().forEach(attempt -> attempts.ended(id, attempt));
    Judged judged = judged(id, record);
    if (judged != null) {
      performance.add(id, judged.score(), judged.passed());
    } else if (record.failure() != null
        && record.failure().failureClass() == FailureClass.AGENT_ERROR) {
      performance.addAgentError(id);
    }
    // Last, so that a reader that sees the run ended finds everything that belongs to it.
    transitions.ended(id, record, judged, provenance.json(session), RunUsage.of(session));
    documents.dropChunks(id);
    return true;
  }

  /** A runner that broke may have left a score all the same: it is not trusted. */
  private @Nullable Judged judged(UUID id, RunRecord record) {
    SessionOutcome outcome = record.state() == RunState.COMPLETED ? record.outcome() : null;
    return outcome == null || outcome.score() == null
        ? null
        : new Judged(outcome, outcome.score(), thresholds.of(id));
  }

  /**
   * The session's score, judged by the threshold of the benchmark.
   *
   * @param threshold lowest passing score, 0 to 1
   */
  record Judged(SessionOutcome outcome, double score, double threshold) {

    /** The runner can say that its run failed, and never that too low a score passes. */
    boolean passed() {
      return Boolean.TRUE.equals(outcome.passed()) && score >= threshold;
    }
  }
}
