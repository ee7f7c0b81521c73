package dev.reev.api.score.view;

import dev.reev.api.score.state.CoveredRuns;
import dev.reev.api.score.state.CoveredRuns.LaterScore;
import dev.reev.api.score.state.ScoreProblems;
import dev.reev.api.score.state.StoredScoreSet;
import dev.reev.api.score.state.StoredScoreSets;
import dev.reev.workflows.score.ScoreSetState;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The scores of a set, for aggregation. */
@Component
public class LaterScores {

  private final StoredScoreSets sets;
  private final CoveredRuns covered;

  LaterScores(StoredScoreSets sets, CoveredRuns covered) {
    this.sets = sets;
    this.covered = covered;
  }

  /**
   * Those of these runs that the set covers, also such as had no score to make again.
   *
   * @throws dev.reev.api.problem.ProblemException 404 when there is no such set, 409 unless it is
   *     complete
   */
  public Map<UUID, LaterScore> of(UUID set, Collection<UUID> runs) {
    StoredScoreSet found =
        sets.find(set).orElseThrow(() -> ScoreProblems.unknownScoreSet(set.toString()));
    if (found.state() != ScoreSetState.COMPLETED) {
      throw ScoreProblems.notComplete(set, found.state().title());
    }
    return covered.scores(found, runs).stream()
        .collect(Collectors.toMap(LaterScore::run, Function.identity()));
  }
}
