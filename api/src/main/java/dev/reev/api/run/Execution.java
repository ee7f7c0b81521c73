package dev.reev.api.run;

import dev.reev.api.provenance.RunProvenance;
import dev.reev.workflows.run.RunState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A run as it is read. It is written by the statements of {@link RunTransitions} and its like only.
 */
@Entity
@Immutable
class Execution {

  /** For native statements too; they name it {@code "runnerPercent"}. */
  static final String RUNNER_PERCENT =
      """
      (case when state = 'RUNNING' then (
        select p.percent from run_progress p where p.execution_id = id and p.attempt = attempts) end)
      """;

  @Id UUID id;

  @Column(nullable = false)
  String benchmarkId;

  @Column(nullable = false)
  String benchmarkSha256;

  @Column(nullable = false)
  String agent;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  @Column(nullable = false)
  RunState state;

  @Column(nullable = false)
  long timeoutMs;

  @Column(nullable = false)
  Instant createdAt;

  @Column(nullable = false)
  Instant updatedAt;

  @Nullable Instant workflowStartedAt;
  @Nullable Instant startedAt;
  @Nullable Instant endedAt;
  @Nullable String host;
  @Nullable Long pid;
  int attempts;
  @Nullable String message;
  @Nullable String failureClass;
  @Nullable String failureMessage;

  @JdbcTypeCode(SqlTypes.JSON)
  @Nullable String failureEvidence;

  @Nullable String agentConfig;

  @Nullable Double score;
  @Nullable Boolean passed;

  /** The benchmark's own; null without a score, and in runs that ended before it was kept. */
  @Nullable Double passThreshold;

  @Nullable Long executionTimeMs;

  /** False without a score; {@link #shownHarm()} is what clients are told. */
  boolean harm;

  /** False until the run has ended. */
  boolean unconfined;

  @JdbcTypeCode(SqlTypes.JSON)
  @Nullable String failedChecks;

  @JdbcTypeCode(SqlTypes.SMALLINT)
  int priority;

  @Nullable String suite;
  @Nullable UUID rerunOf;

  @JdbcTypeCode(SqlTypes.JSON)
  @Nullable String provenance;

  /** What is known by now of what the run is made of. */
  RunProvenance provenance() {
    return RunProvenance.of(benchmarkSha256, host, provenance);
  }

  /** Whether the run did damage; null without a score. */
  @Nullable Boolean shownHarm() {
    return score == null ? null : (Boolean) harm;
  }

  /** Null when it has no checks. */
  @Nullable FailedChecks failedChecks() {
    return FailedChecks.of(failedChecks);
  }

  /** Evaluation time; wall time of a run that ended without a score; else null. */
  @Nullable Long tookMs() {
    if (executionTimeMs != null) {
      return executionTimeMs;
    }
    return startedAt == null || endedAt == null
        ? null
        : (Long) Duration.between(startedAt, endedAt).toMillis();
  }

  /** Of the attempt under way; null when there is none or its runner has not said anything. */
  @Formula(RUNNER_PERCENT)
  @Nullable Integer runnerPercent;

  @SuppressWarnings("NullAway.Init") // Filled in by Hibernate.
  protected Execution() {}
}
