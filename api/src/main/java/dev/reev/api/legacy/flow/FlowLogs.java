package dev.reev.api.legacy.flow;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.reev.api.legacy.log.ExecutionLog;
import dev.reev.api.run.state.StateNames;
import dev.reev.api.run.state.StoredRun;
import dev.reev.benchmarks.session.SessionFile;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The newest sessions of a benchmark.
 *
 * @param message one line for people
 * @param sessions newest first
 */
record FlowLogs(String benchmarkId, String message, List<Session> sessions) {

  /**
   * One of them.
   *
   * @param sessionId the execution id
   * @param status pending, running, completed or failed
   * @param finalStatus the same with a capital letter
   * @param state the true state: also Stopped and TimedOut
   * @param score null when there is none
   * @param logContent the session as a tree; null while there is no session file
   * @param progress 0 to 100
   */
  record Session(
      UUID sessionId,
      String benchmarkId,
      String agentType,
      @JsonProperty("interface") String client,
      String status,
      String finalStatus,
      String state,
      @Nullable Double score,
      @Nullable String logContent,
      boolean isRunning,
      int progress,
      Instant startTime,
      @Nullable Instant endTime) {

    static Session of(StoredRun run) {
      SessionFile session = run.session();
      String status = StateNames.wire(run.state());
      return new Session(
          run.id(),
          run.benchmarkId(),
          run.agent(),
          ExecutionLog.INTERFACE,
          status.toLowerCase(Locale.ROOT),
          status,
          run.state().title(),
          run.score(),
          session == null ? null : FlowTree.render(session),
          !run.state().isTerminal(),
          run.progress(),
          run.startedAt() == null ? run.createdAt() : run.startedAt(),
          run.endedAt());
    }
  }

  static FlowLogs of(String benchmarkId, List<StoredRun> runs) {
    return new FlowLogs(
        benchmarkId,
        runs.isEmpty() ? "No sessions found" : "The newest " + runs.size() + " sessions",
        runs.stream().map(Session::of).toList());
  }
}
