package dev.reev.statistics;

import java.util.List;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Variance;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/** Confidence intervals of a difference of means. */
final class DifferenceInterval {

  /**
   * Differences below it are due to rounding: such scores have no spread from which to estimate the
   * uncertainty.
   */
  private static final double NO_SPREAD = 1e-12;

  private DifferenceInterval() {}

  /**
   * Student's t over the differences of benchmarks: benchmarks are the clusters, so runs of one
   * benchmark may be correlated. Null for fewer than two benchmarks.
   */
  static @Nullable Interval acrossBenchmarks(
      double[] differences, List<CellSample> cells, double confidence) {
    if (differences.length < 2) {
      return null;
    }
    double mean = Mean.of(differences).getAsDouble();
    double error = Math.sqrt(Variance.of(differences).getAsDouble() / differences.length);
    return error < NO_SPREAD
        ? Shift.of(cells).interval(confidence)
        : around(mean, error, differences.length - 1, confidence);
  }

  /**
   * Welch's t over the cells, each with its own variance between runs, degrees of freedom by
   * Satterthwaite (1946, Biometrics Bulletin 2:110). Null when a cell has a single run on a side.
   */
  static @Nullable Interval withinCells(List<CellSample> cells, double confidence) {
    double difference = 0;
    double variance = 0;
    double squares = 0;
    for (CellSample cell : cells) {
      difference += cell.weight() * cell.difference();
      for (double[] side : List.of(cell.base(), cell.candidate())) {
        if (side.length < 2) {
          return null;
        }
        double part = cell.weight() * cell.weight() * Variance.of(side).getAsDouble() / side.length;
        variance += part;
        squares += part * part / (side.length - 1);
      }
    }
    double error = Math.sqrt(variance);
    return error < NO_SPREAD
        ? Shift.of(cells).interval(confidence)
        : around(difference, error, variance * variance / squares, confidence);
  }

  /**
   * Returns true when no relevant difference is left: the interval lies within the margin (two
   * one-sided tests, Schuirmann 1987, J. Pharmacokinetics and Biopharmaceutics 15:657, but with the
   * whole interval, which is stricter). Where hardly any run changed, an interval based on the
   * spread is too narrow, so the differences that the number of runs cannot exclude must lie within
   * the margin as well.
   */
  static boolean negligible(
      @Nullable Interval interval, List<CellSample> cells, ComparisonSettings settings) {
    return interval != null
        && interval.within(settings.margin())
        && Shift.of(cells).interval(settings.confidence()).within(settings.margin());
  }

  private static Interval around(double mean, double error, double freedom, double confidence) {
    double half =
        error * TDistribution.of(freedom).inverseSurvivalProbability((1 - confidence) / 2);
    return new Interval(mean - half, mean + half).clip(-1, 1);
  }
}
