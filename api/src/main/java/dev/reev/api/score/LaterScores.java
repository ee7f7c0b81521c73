package dev.reev.api.score;

import dev.reev.api.score.CoveredRuns.LaterScore;
import dev.reev.workflows.score.ScoreSetState;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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
