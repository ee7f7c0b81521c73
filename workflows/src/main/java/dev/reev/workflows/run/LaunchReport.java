package dev.reev.workflows.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The end of one runner process.
 *
 * @param attempt the attempt that really ended; lower than the one asked for when an open one was
 *     adopted or harvested
 * @param host the host whose own queue can read the attempt's files
 * @param pid process id of the runner on that host
 * @param progress what its event file told, null when nobody looked
 * @param output what it printed, null when it could not be read
 * @param unconfined whether nothing kept the agent from its own score, because a person said so;
 *     null in histories written before it was told
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

  /** Whether the agent may have ended its runner: then the runner's death is the agent's. */
  boolean agentMayHaveEndedIt() {
    return Boolean.TRUE.equals(unconfined);
  }

  boolean exitedCleanly() {
    Integer exitCode = evidence.exitCode();
    return end == RunnerEnd.EXITED && exitCode != null && exitCode == 0;
  }
}
