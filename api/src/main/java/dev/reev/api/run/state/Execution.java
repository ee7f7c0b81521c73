package dev.reev.api.run.state;

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
public class Execution {

  /** For native statements too; they name it {@code "runnerPercent"}. */
  public static final String RUNNER_PERCENT =
      """
      (case when state = 'RUNNING' then (
        select p.percent from run_progress p where p.execution_id = id and p.attempt = attempts) end)
      """;

  public @Id UUID id;

  @Column(nullable = false)
  public String benchmarkId;

  @Column(nullable = false)
  public String benchmarkSha256;

  @Column(nullable = false)
  public String agent;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  @Column(nullable = false)
  public RunState state;

  @Column(nullable = false)
  public long timeoutMs;

  @Column(nullable = false)
  public Instant createdAt;

  @Column(nullable = false)
  public Instant updatedAt;

  @Nullable Instant workflowStartedAt;
  public @Nullable Instant startedAt;
  public @Nullable Instant endedAt;
  public @Nullable String host;
  public @Nullable Long pid;
  public int attempts;
  public @Nullable String message;
  public @Nullable String failureClass;
  public @Nullable String failureMessage;

  @JdbcTypeCode(SqlTypes.JSON)
  public @Nullable String failureEvidence;

  public @Nullable String agentConfig;

  public @Nullable Double score;
  public @Nullable Boolean passed;

  /** The benchmark's own; null without a score, and in runs that ended before it was kept. */
  @Nullable Double passThreshold;

  @Nullable Long executionTimeMs;

  /** False without a score; {@link #shownHarm()} is what clients are told. */
  public boolean harm;

  /** False until the run has ended. */
  public boolean unconfined;

  @JdbcTypeCode(SqlTypes.JSON)
  @Nullable String failedChecks;

  @JdbcTypeCode(SqlTypes.SMALLINT)
  public int priority;

  public @Nullable String suite;
  public @Nullable UUID rerunOf;

  @JdbcTypeCode(SqlTypes.JSON)
  @Nullable String provenance;

  @Nullable Long inputTokens;
  @Nullable Long outputTokens;
  @Nullable Double costUsd;

  /** Provenance as far as it is known. */
  public RunProvenance provenance() {
    return RunProvenance.of(benchmarkSha256, host, provenance);
  }

  /** Null when nothing is known. */
  public @Nullable RunUsage usage() {
    return RunUsage.stored(inputTokens, outputTokens, costUsd);
  }

  /** True when the run did harm; null without a score. */
  public @Nullable Boolean shownHarm() {
    return score == null ? null : (Boolean) harm;
  }

  /** Null when it has no checks. */
  public @Nullable FailedChecks failedChecks() {
    return FailedChecks.of(failedChecks);
  }

  /** Evaluation time; wall time of a run that ended without a score; else null. */
  public @Nullable Long tookMs() {
    if (executionTimeMs != null) {
      return executionTimeMs;
    }
    return startedAt == null || endedAt == null
        ? null
        : (Long) Duration.between(startedAt, endedAt).toMillis();
  }

  /** Of the attempt under way; null when there is none or its runner has not said anything. */
  @Formula(RUNNER_PERCENT)
  public @Nullable Integer runnerPercent;

  @SuppressWarnings("NullAway.Init") // Filled in by Hibernate.
  protected Execution() {}
}
