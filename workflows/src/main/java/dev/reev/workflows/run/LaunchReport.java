package dev.reev.workflows.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The end of one runner process.
 *
 * @param attempt the attempt that really ended; lower than the requested one when an open one was
 *     adopted or harvested
 * @param host the host whose own queue can read the attempt's files
 * @param pid process id of the runner on that host
 * @param progress from its event file, null when it was not read
 * @param output of the runner, null when it could not be read
 * @param unconfined whether the agent ran without a sandbox, as the operator allowed, and so could
 *     have changed its own score; null in histories from before this field
 */
public record LaunchReport(
    int attempt,
    String host,
    long pid,
    RunnerEnd end,
    Evidence evidence,
    Instant startedAt,
    Instant endedAt,
    @Nullable RunnerProgress progress,
    @Nullable AttemptOutput output,
    @Nullable Boolean unconfined) {

  LaunchReport withoutOutput() {
    return new LaunchReport(
        attempt, host, pid, end, evidence, startedAt, endedAt, progress, null, unconfined);
  }

  /**
   * Returns true when the agent may have ended its runner: its death then counts against the agent.
   */
  boolean agentMayHaveEndedIt() {
    return Boolean.TRUE.equals(unconfined);
  }

  boolean exitedCleanly() {
    Integer exitCode = evidence.exitCode();
    return end == RunnerEnd.EXITED && exitCode != null && exitCode == 0;
  }
}
