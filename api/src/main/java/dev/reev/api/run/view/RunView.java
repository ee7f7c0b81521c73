package dev.reev.api.run.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.reev.api.provenance.RunProvenance;
import dev.reev.api.run.state.Execution;
import dev.reev.api.run.state.FailedChecks;
import dev.reev.api.run.state.RunUsage;
import dev.reev.api.run.state.StateNames;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as {@code /api/v1/runs} shows it.
 *
 * @param benchmarkSha256 digest of the exact text that is run
 * @param state Pending, Running, Completed, Failed, Stopped or TimedOut
 * @param attempt attempts begun so far
 * @param progress 0 to 100; 100 exactly when ended
 * @param score 0 to 1; there exactly when the run completed
 * @param passed whether the run passed: its score reaches the benchmark's threshold and no check
 *     stands against it
 * @param harm whether the run did damage; there exactly when the run completed
 * @param unconfined whether nothing kept the agent from its own score, because a person said so
 * @param failedChecks those checks that do not hold; null when its session has none
 * @param executionTimeMs evaluation time as the runner measured it; wall time without a score
 * @param usage what its model calls used up; null when nothing is known of it
 * @param message one line for people when there is no score; of a single run that waits for its
 *     agent, why it does not start yet
 * @param failure why the run failed
 * @param priority 1 is served first, 5 last
 * @param rerunOf the run whose exact text and settings are run again
 * @param provenance what the run was made of
 * @param links where to go from here
 */
public record RunView(
    UUID id,
    @JsonProperty("benchmark_id") String benchmark,
    String benchmarkSha256,
    String agent,
    String state,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    Instant updatedAt,
    int attempt,
    int progress,
    @Nullable Double score,
    @Nullable Boolean passed,
    @Nullable Boolean harm,
    boolean unconfined,
    @Nullable FailedChecks failedChecks,
    @Nullable Long executionTimeMs,
    @Nullable RunUsage usage,
    @Nullable String message,
    @Nullable Failure failure,
    SortedMap<String, String> labels,
    @Nullable String suite,
    int priority,
    long timeoutSeconds,
    @JsonProperty("rerun_of_id") @Nullable UUID rerunOf,
    RunProvenance provenance,
    Map<String, String> links) {

  /**
   * Why there is no score.
   *
   * @param type one of the failure classes of docs/how-a-run-travels.md
   */
  public record Failure(String type, String message) {

    static @Nullable Failure of(@Nullable String type, @Nullable String message) {
      return type == null || message == null ? null : new Failure(type, message);
    }
  }

  /**
   * A run as it is shown.
   *
   * @param waiting why it does not start yet, null when there is nothing to say
   */
  static RunView of(Execution run, SortedMap<String, String> labels, @Nullable String waiting) {
    return new RunView(
        run.id,
        run.benchmarkId,
        run.benchmarkSha256,
        run.agent,
        run.state.title(),
        run.createdAt,
        run.startedAt,
        run.endedAt,
        run.updatedAt,
        run.attempts,
        StateNames.progress(run.state, run.runnerPercent),
        run.score,
        run.passed,
        run.shownHarm(),
        run.unconfined,
        run.failedChecks(),
        run.tookMs(),
        run.usage(),
        run.message == null ? waiting : run.message,
        Failure.of(run.failureClass, run.failureMessage),
        labels,
        run.suite,
        run.priority,
        Duration.ofMillis(run.timeoutMs).toSeconds(),
        run.rerunOf,
        run.provenance(),
        RunLinks.of(run));
  }
}
