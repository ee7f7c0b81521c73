package dev.reev.workflows.run;

import java.time.Instant;

/**
 * The end of one runner process.
 *
 * @param attempt the attempt that really ended; lower than the one asked for when an open one was
 *     adopted or harvested
 * @param host the host whose own queue can read the attempt's files
 * @param pid process id of the runner on that host
 */
public record LaunchReport(
    int attempt,
    String host,
    long pid,
    RunnerEnd end,
    Evidence evidence,
    Instant startedAt,
    Instant endedAt) {

  boolean exitedCleanly() {
    Integer exitCode = evidence.exitCode();
    return end == RunnerEnd.EXITED && exitCode != null && exitCode == 0;
  }
}
