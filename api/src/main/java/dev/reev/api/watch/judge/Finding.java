package dev.reev.api.watch.judge;

import dev.reev.benchmarks.text.FigureText;
import dev.reev.statistics.Coverage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of one agent, as it is kept for people.
 *
 * @param measure {@code score} or {@code pass}
 * @param against {@code baseline} or {@code first_bad}
 * @param runs {@code tick}, or {@code fresh}: those of the confirming suites
 * @param level the p-value up to which it says something
 * @param difference mean over benchmarks, of what is judged minus what it is compared with; null
 *     when no benchmark has a number on both sides
 * @param pValue two-sided; null without a difference
 * @param outcome what it says
 * @param worst benchmarks that lost most, those first
 */
public record Finding(
    String agent,
    String measure,
    String against,
    String runs,
    double level,
    Coverage baseCoverage,
    Coverage coverage,
    @Nullable Double baseMean,
    @Nullable Double mean,
    @Nullable Double difference,
    @Nullable Double pValue,
    Outcome outcome,
    List<Loss> worst) {

  /** What one comparison says. */
  public enum Outcome {
    /** Worse, at the level. */
    WORSE,
    /** Better, at the level. */
    BETTER,
    /** Neither. */
    UNDECIDED,
    /** Too few runs have a number. */
    LACKING
  }

  /**
   * A benchmark that lost.
   *
   * @param pAdjusted corrected for the number of benchmarks
   * @param baseRuns some of the runs before
   * @param runs some of the runs that are judged
   */
  public record Loss(
      String benchmark,
      double baseMean,
      double mean,
      double difference,
      @Nullable Double pAdjusted,
      List<String> baseRuns,
      List<String> runs) {}

  boolean is(Outcome other) {
    return outcome == other;
  }

  /** For people, in half a line. */
  String text() {
    return mean == null || baseMean == null || pValue == null
        ? "%s (%s): no benchmark has a number on both sides".formatted(agent, measure)
        : "%s (%s %s, before %s, %s)"
            .formatted(
                agent,
                measure,
                FigureText.score(mean),
                FigureText.score(baseMean),
                FigureText.probability("p", pValue));
  }
}
