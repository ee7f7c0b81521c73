package dev.reev.workflows.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt as stored with the run, whatever the run's end.
 *
 * @param host null when no host ever reported the attempt
 * @param pid null when no runner process was started
 * @param failure null when the attempt led to a score, or was stopped or timed out
 * @param progress of the runner, null when unknown
 * @param output of the runner, null when it could not be read
 * @param unconfined as in {@link LaunchReport}
 */
public record AttemptRecord(
    int number,
    @Nullable String host,
    @Nullable Long pid,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable RunnerEnd end,
    Evidence evidence,
    @Nullable RunFailure failure,
    @Nullable RunnerProgress progress,
    @Nullable AttemptOutput output,
    @Nullable Boolean unconfined) {

  /** An attempt without a report from its host. */
  static AttemptRecord unreported(int number, @Nullable String host, @Nullable RunFailure failure) {
    return new AttemptRecord(
        number, host, null, null, null, null, Evidence.NONE, failure, null, null, null);
  }
}
