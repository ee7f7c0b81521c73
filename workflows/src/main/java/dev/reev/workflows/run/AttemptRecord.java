package dev.reev.workflows.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt as it is kept beside the run, whatever the run's end.
 *
 * @param host null when no host ever reported the attempt
 * @param pid null when no runner process was started
 * @param failure null when the attempt led to a score, or was stopped or timed out
 * @param progress how far the runner came, null when nobody could tell
 * @param output what the runner printed, null when nobody could read it
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
