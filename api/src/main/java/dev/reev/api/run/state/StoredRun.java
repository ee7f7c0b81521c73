package dev.reev.api.run.state;

import dev.reev.benchmarks.session.SessionFile;
import dev.reev.workflows.run.RunState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A run as it is stored, for everything that shows runs. */
public final class StoredRun {

  private final Execution execution;
  private final @Nullable StoredDocument document;

  StoredRun(Execution execution, @Nullable StoredDocument document) {
    this.execution = execution;
    this.document = document;
  }

  public Execution execution() {
    return execution;
  }

  public UUID id() {
    return execution.id;
  }

  public String benchmarkId() {
    return execution.benchmarkId;
  }

  /** Digest of the exact benchmark text that is run. */
  public String benchmarkSha256() {
    return execution.benchmarkSha256;
  }

  public String agent() {
    return execution.agent;
  }

  public RunState state() {
    return execution.state;
  }

  public Instant createdAt() {
    return execution.createdAt;
  }

  public Instant updatedAt() {
    return execution.updatedAt;
  }

  public @Nullable Instant startedAt() {
    return execution.startedAt;
  }

  public @Nullable Instant endedAt() {
    return execution.endedAt;
  }

  /** Percent; 100 exactly when ended. */
  public int progress() {
    return StateNames.progress(execution.state, execution.runnerPercent);
  }

  /** Attempts begun so far. */
  public int attempts() {
    return execution.attempts;
  }

  /** One human-readable line; null while nothing is wrong. */
  public @Nullable String message() {
    return execution.message;
  }

  /** Wire name of the failure class; null unless the run failed. */
  public @Nullable String failureClass() {
    return execution.failureClass;
  }

  public @Nullable String failureMessage() {
    return execution.failureMessage;
  }

  /** 0 to 1; null exactly when the run has not completed. */
  public @Nullable Double score() {
    return execution.score;
  }

  /** Whether the run passed; null without a score. */
  public @Nullable Boolean passed() {
    return execution.passed;
  }

  /** True when the run did harm; null without a score. */
  public @Nullable Boolean harm() {
    return execution.shownHarm();
  }

  /**
   * True when the agent ran unconfined, by explicit configuration, and so could have changed its
   * own score.
   */
  public boolean unconfined() {
    return execution.unconfined;
  }

  /** Evaluation time as the runner measured it; null without a score. */
  public @Nullable Long executionTimeMs() {
    return execution.executionTimeMs;
  }

  /**
   * The session file, with the benchmark's threshold in place of its own; null when there is none,
   * or when the run was read for a list. Decompressed at each call.
   */
  public @Nullable SessionFile session() {
    if (document == null) {
      return null;
    }
    Double threshold = execution.passThreshold;
    SessionFile session = document.session();
    return threshold == null ? session : session.withPassThreshold(threshold);
  }
}
