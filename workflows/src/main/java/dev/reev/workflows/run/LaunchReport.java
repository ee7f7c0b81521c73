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
    @Nullable AttemptOutput output) {

  LaunchReport withoutOutput() {
    return new LaunchReport(attempt, host, pid, end, evidence, startedAt, endedAt, progress, null);
  }

  boolean exitedCleanly() {
    Integer exitCode = evidence.exitCode();
    return end == RunnerEnd.EXITED && exitCode != null && exitCode == 0;
  }
}
