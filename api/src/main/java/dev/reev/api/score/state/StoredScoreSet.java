package dev.reev.api.score.state;

import dev.reev.workflows.score.ScoreDisplay;
import dev.reev.workflows.score.ScoreSetState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A score set as it is stored.
 *
 * @param benchmarkSha256 of the text it scores with; null: of each run's own
 * @param scorer name and version of the scoring rules
 * @param message one line for people; null while all is well
 * @param stopRequested no further runs are scored
 * @param createdAt runs that have ended later are not covered
 */
public record StoredScoreSet(
    UUID id,
    ScoreTarget target,
    @Nullable String benchmarkSha256,
    String scorer,
    @Nullable String reason,
    @Nullable String requestedBy,
    ScoreSetState state,
    @Nullable String message,
    boolean stopRequested,
    Tally tally,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt) {

  /**
   * Results so far. Sums and first scores are of those that have a new score.
   *
   * @param runs that it covers
   * @param changed whose new score, or verdict, is not the first one
   * @param harmful that did damage
   */
  public record Tally(
      int runs,
      int scored,
      int notScorable,
      int changed,
      double scoreSum,
      double firstScoreSum,
      int passed,
      int firstPassed,
      int harmful,
      int firstHarmful) {

    public @Nullable Double mean(double sum) {
      return scored == 0 ? null : sum / scored;
    }
  }

  public ScoreDisplay display() {
    return new ScoreDisplay(tally.runs(), tally.scored(), tally.notScorable(), tally.changed());
  }
}
