package dev.reev.api.comparison;

import dev.reev.statistics.Comparison;
import dev.reev.statistics.ComparisonSettings;
import org.springframework.stereotype.Component;

/** Holds one lot of runs against another. */
@Component
public class Comparisons {

  private final Sides sides;

  Comparisons(Sides sides) {
    this.sides = sides;
  }

  /**
   * With runs as they stand now.
   *
   * @throws dev.reev.api.problem.ProblemException 400 with what is wrong, 404 when there is no such
   *     suite or score set, 409 when a score set is not complete
   */
  public ComparisonView of(CompareParameters parameters) {
    ComparisonSettings settings = parameters.settings();
    SideText baseText = parameters.baseSide();
    SideText candidateText = parameters.candidateSide();
    Side base = sides.find(baseText, parameters.scoresOfBase());
    Side candidate = sides.find(candidateText, parameters.scoresOfCandidate());
    return ComparisonView.of(
        Comparison.of(base.observations(), candidate.observations(), settings),
        settings,
        base,
        candidate);
  }
}
