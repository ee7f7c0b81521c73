package dev.reev.api.watch.judge;

import dev.reev.benchmarks.text.FigureText;
import dev.reev.statistics.Coverage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of one agent, as stored for display.
 *
 * @param measure {@code score} or {@code pass}
 * @param against {@code baseline} or {@code first_bad}
 * @param runs {@code tick}, or {@code fresh}: those of the confirming suites
 * @param level significance level of the p-value
 * @param difference mean over benchmarks, of the runs under test minus those they are compared
 *     with; null when no benchmark has a number on both sides
 * @param pValue two-sided; null without a difference
 * @param outcome result of the comparison
 * @param worst benchmarks with the largest losses, largest first
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

  /** Result of one comparison. */
  public enum Outcome {
    /** Significantly worse at the level. */
    WORSE,
    /** Significantly better at the level. */
    BETTER,
    /** Neither better nor worse at the level. */
    UNDECIDED,
    /** Too few runs have a score. */
    LACKING
  }

  /**
   * A benchmark with a loss.
   *
   * @param pAdjusted corrected for the number of benchmarks
   * @param baseRuns some of the runs it is compared with
   * @param runs some of the runs under test
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

  /** Display text, half a line long. */
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
