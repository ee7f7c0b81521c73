package dev.reev.api.comparison;

import dev.reev.api.statistics.Comparison;
import dev.reev.api.statistics.ComparisonSettings;
import org.springframework.stereotype.Component;

/** Holds one lot of runs against another. */
@Component
public class Comparisons {

  private final Sides sides;
  private final BenchmarkTexts texts;

  Comparisons(Sides sides, BenchmarkTexts texts) {
    this.sides = sides;
    this.texts = texts;
  }

  /**
   * With runs as they stand now.
   *
   * @throws dev.reev.api.system.ProblemException 400 with what is wrong, 404 when there is no such
   *     suite
   */
  public ComparisonView of(CompareParameters parameters) {
    ComparisonSettings settings = parameters.settings();
    SideText baseText = parameters.baseSide();
    SideText candidateText = parameters.candidateSide();
    Side base = sides.find(baseText);
    Side candidate = sides.find(candidateText);
    return ComparisonView.of(
        Comparison.of(base.observations(), candidate.observations(), settings),
        settings,
        base,
        candidate,
        texts.changed(base, candidate));
  }
}
