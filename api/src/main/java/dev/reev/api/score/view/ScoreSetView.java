package dev.reev.api.score.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.reev.api.score.state.ScoreTarget;
import dev.reev.api.score.state.StoredScoreSet;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A score set as {@code /api/v1/scores} shows it: an order to score stored runs again, and what
 * came of it. The first score of a run stays what it is.
 *
 * @param run the run that it covers; null when it covers several
 * @param suite the suite whose runs it covers; null when it is about something else
 * @param benchmark the benchmark whose runs it covers, of a suite only those; null: all of the
 *     suite, or a single run
 * @param state Pending, Running, Completed or Stopped
 * @param benchmarkSha256 of the text that all are scored with; null: each run with its own
 * @param scorer name and version of the scoring rules
 * @param reason why, as the order says
 * @param requestedBy who, as the order says
 * @param message one line for people; null while all is well
 * @param runs that it covers
 * @param scored runs that have a new score so far
 * @param notScorable runs for which there can be none
 * @param changed runs whose new score, or whether they pass or did harm, is not what it was first
 * @param meanScore of the runs with a new score; null while there is none
 * @param firstMeanScore mean of the first scores of the same runs
 * @param passed of the runs with a new score
 * @param firstPassed of the same runs, by their first scores
 * @param harmful runs that did damage, by their new scores
 * @param firstHarmful of the same runs, by their first scores
 * @param reasons why runs could not be scored, the most frequent first; at most 20
 * @param progress 0 to 100; 100 exactly when ended
 */
public record ScoreSetView(
    UUID id,
    @JsonProperty("run_id") @Nullable UUID run,
    @JsonProperty("suite_id") @Nullable UUID suite,
    @JsonProperty("benchmark_id") @Nullable String benchmark,
    String state,
    @Nullable String benchmarkSha256,
    String scorer,
    @Nullable String reason,
    @Nullable String requestedBy,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String message,
    int runs,
    int scored,
    int notScorable,
    int changed,
    @Nullable Double meanScore,
    @Nullable Double firstMeanScore,
    int passed,
    int firstPassed,
    int harmful,
    int firstHarmful,
    List<Reason> reasons,
    int progress,
    Map<String, String> links) {

  /** Path of score sets. */
  public static final String PATH = "/api/v1/scores";

  /**
   * Why some runs could not be scored.
   *
   * @param runs how many
   */
  public record Reason(String reason, int runs) {}

  static ScoreSetView of(StoredScoreSet set, List<Reason> reasons) {
    ScoreTarget target = set.target();
    StoredScoreSet.Tally tally = set.tally();
    return new ScoreSetView(
        set.id(),
        target.run(),
        target.suite(),
        target.benchmark(),
        set.state().title(),
        set.benchmarkSha256(),
        set.scorer(),
        set.reason(),
        set.requestedBy(),
        set.createdAt(),
        set.startedAt(),
        set.endedAt(),
        set.message(),
        tally.runs(),
        tally.scored(),
        tally.notScorable(),
        tally.changed(),
        tally.mean(tally.scoreSum()),
        tally.mean(tally.firstScoreSum()),
        tally.passed(),
        tally.firstPassed(),
        tally.harmful(),
        tally.firstHarmful(),
        reasons,
        progress(set),
        links(set));
  }

  private static int progress(StoredScoreSet set) {
    if (set.state().isTerminal()) {
      return 100;
    }
    StoredScoreSet.Tally tally = set.tally();
    return Math.min(99, (int) (100L * (tally.scored() + tally.notScorable()) / tally.runs()));
  }

  private static Map<String, String> links(StoredScoreSet set) {
    ScoreTarget target = set.target();
    String self = PATH + "/" + set.id();
    Map<String, String> links = new LinkedHashMap<>();
    links.put("self", self);
    links.put("runs", self + "/runs");
    if (target.run() != null) {
      links.put("run", "/api/v1/runs/" + target.run());
    }
    if (target.suite() != null) {
      links.put("suite", "/api/v1/suites/" + target.suite());
    }
    if (target.benchmark() != null) {
      links.put("benchmark", "/api/v1/benchmarks/" + target.benchmark());
    }
    if (!set.state().isTerminal()) {
      links.put("cancel", self + "/cancel");
    }
    return links;
  }
}
