package dev.reev.api.score;

import dev.reev.workflows.score.ScoreSetState;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The scores of a set, for whoever counts them. */
@Component
public class LaterScores {

  private final ScoreSets sets;
  private final CoveredRuns covered;

  LaterScores(ScoreSets sets, CoveredRuns covered) {
    this.sets = sets;
    this.covered = covered;
  }

  /**
   * One of these runs that a set covers.
   *
   * @param score null when it could not be scored, and when it never had a score
   * @param scorer null when it never had a score
   */
  public record LaterScore(
      UUID run,
      @Nullable Double score,
      @Nullable Boolean passed,
      @Nullable String scorer,
      @Nullable String benchmarkSha256) {}

  /**
   * Those of these runs that the set covers, also such as had no score to make again.
   *
   * @throws dev.reev.api.system.ProblemException 404 when there is no such set, 409 unless it is
   *     complete
   */
  public Map<UUID, LaterScore> of(UUID set, Collection<UUID> runs) {
    ScoreSet found =
        sets.find(set).orElseThrow(() -> ScoreProblems.unknownScoreSet(set.toString()));
    if (found.state() != ScoreSetState.COMPLETED) {
      throw ScoreProblems.notComplete(set, ScoreSetView.stateName(found.state()));
    }
    return covered.scores(found, runs).stream()
        .collect(Collectors.toMap(LaterScore::run, Function.identity()));
  }
}
