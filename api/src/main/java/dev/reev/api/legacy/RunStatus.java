package dev.reev.api.legacy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.reev.api.run.state.Execution;
import dev.reev.api.run.state.FailedChecks;
import dev.reev.api.run.state.StateNames;
import dev.reev.api.run.state.StoredRun;
import dev.reev.api.run.view.ExecutionTraceFormatter;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.SessionFile;
import dev.reev.workflows.run.RunState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as the API shows it: one object under the names of both kinds of clients.
 *
 * @param id same as {@code executionId}
 * @param status Pending, Running, Completed or Failed; clients poll until one of the last two
 * @param state the true state: also Stopped and TimedOut
 * @param startTime when the runner started; when the run was accepted, before that
 * @param timestamp of the last change
 * @param progress 0 to 100; always 100 once ended
 * @param score 0 to 1; null when there is none, which is not zero
 * @param harm whether the run did damage; null without a score
 * @param unconfined whether nothing kept the agent from its own score, because a person said so
 * @param failedChecks those checks that do not hold; null when its session has none
 * @param executionTimeMs evaluation time as the runner measured it; wall time without a result
 * @param colorClass green, yellow, red or gray
 * @param trace what happened, for people
 * @param logs what the ledger logged, one line each
 */
public record RunStatus(
    UUID id,
    UUID executionId,
    String benchmarkId,
    String agent,
    String status,
    String state,
    Instant createdAt,
    Instant updatedAt,
    Instant startTime,
    @Nullable Instant endTime,
    Instant timestamp,
    int progress,
    @Nullable Double score,
    @Nullable Boolean passed,
    @Nullable Boolean harm,
    boolean unconfined,
    @Nullable FailedChecks failedChecks,
    @Nullable String finalStatus,
    @Nullable Long executionTimeMs,
    String colorClass,
    @Nullable String error,
    @Nullable String errorMessage,
    @Nullable Failure failure,
    int attempt,
    String trace,
    String logs,
    @Nullable ResultData resultData,
    Map<String, Object> metadata) {

  /** Why there is no score; {@code evidence} is a JSON object. */
  public record Failure(
      @JsonProperty("class") String failureClass, String message, @JsonRawValue String evidence) {}

  record ResultData(
      boolean success, double score, String source, @Nullable FinalResult finalResult) {}

  public static RunStatus of(StoredRun run) {
    Execution execution = run.execution();
    SessionFile session = run.session();
    String error = execution.state == RunState.COMPLETED ? null : execution.message;
    return new RunStatus(
        execution.id,
        execution.id,
        execution.benchmarkId,
        execution.agent,
        StateNames.wire(execution.state),
        execution.state.title(),
        execution.createdAt,
        execution.updatedAt,
        execution.startedAt == null ? execution.createdAt : execution.startedAt,
        execution.endedAt,
        execution.updatedAt,
        StateNames.progress(execution.state, execution.runnerPercent),
        execution.score,
        execution.passed,
        execution.shownHarm(),
        execution.unconfined,
        execution.failedChecks(),
        StateNames.finalStatus(execution.passed),
        execution.tookMs(),
        StateNames.color(execution.state, execution.score, execution.harm),
        error,
        error,
        failure(execution),
        execution.attempts,
        ExecutionTraceFormatter.trace(session, execution.state, execution.message),
        ExecutionTraceFormatter.logs(session),
        resultData(execution, session),
        metadata(execution));
  }

  private static @Nullable Failure failure(Execution execution) {
    if (execution.failureClass == null || execution.failureMessage == null) {
      return null;
    }
    String evidence = execution.failureEvidence;
    return new Failure(
        execution.failureClass, execution.failureMessage, evidence == null ? "{}" : evidence);
  }

  private static @Nullable ResultData resultData(
      Execution execution, @Nullable SessionFile session) {
    if (execution.score == null || execution.passed == null) {
      return null;
    }
    FinalResult finalResult = session == null ? null : session.finalResult();
    return new ResultData(execution.passed, execution.score, "session_file", finalResult);
  }

  private static Map<String, Object> metadata(Execution execution) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("attempts", execution.attempts);
    metadata.put("benchmark_sha256", execution.benchmarkSha256);
    metadata.put("timeout_seconds", execution.timeoutMs / 1000);
    if (execution.host != null) {
      metadata.put("host", execution.host);
    }
    if (execution.pid != null) {
      metadata.put("pid", execution.pid);
    }
    return metadata;
  }
}
