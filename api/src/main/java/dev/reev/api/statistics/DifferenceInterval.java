package dev.reev.api.statistics;

import java.util.List;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Variance;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/** Confidence intervals of a difference of means. */
final class DifferenceInterval {

  private DifferenceInterval() {}

  /**
   * Student's t over the differences of benchmarks: they are the clusters, so runs of one benchmark
   * may be as alike as they want. Null for fewer than two.
   *
   * @param pairs runs that stand against one of the other side, for {@link #unseen}
   */
  static @Nullable Interval acrossBenchmarks(double[] differences, int pairs, double confidence) {
    if (differences.length < 2) {
      return null;
    }
    double mean = Mean.of(differences).getAsDouble();
    double error = Math.sqrt(Variance.of(differences).getAsDouble() / differences.length);
    return around(mean, error, differences.length - 1, pairs, confidence);
  }

  /**
   * Welch's t over the cells, each with its own variance between runs, degrees of freedom by
   * Satterthwaite (1946, Biometrics Bulletin 2:110). Null when a cell has a single run on a side.
   */
  static @Nullable Interval withinCells(List<CellSample> cells, double confidence) {
    double difference = 0;
    double variance = 0;
    double squares = 0;
    int pairs = 0;
    for (CellSample cell : cells) {
      difference += cell.weight() * cell.difference();
      pairs += cell.pairs();
      for (double[] side : List.of(cell.base(), cell.candidate())) {
        if (side.length < 2) {
          return null;
        }
        double part = cell.weight() * cell.weight() * Variance.of(side).getAsDouble() / side.length;
        variance += part;
        squares += part * part / (side.length - 1);
      }
    }
    return around(
        difference, Math.sqrt(variance), variance * variance / squares, pairs, confidence);
  }

  /**
   * True when no difference that matters is left: the interval lies within the margin (two
   * one-sided tests, Schuirmann 1987, J. Pharmacokinetics and Biopharmaceutics 15:657, but with the
   * whole interval, which is stricter), and there were runs enough for such a difference to show at
   * all.
   */
  static boolean negligible(@Nullable Interval interval, int pairs, ComparisonSettings settings) {
    return interval != null
        && interval.within(settings.margin())
        && unseen(pairs, settings.confidence()) <= settings.margin();
  }

  private static Interval around(
      double mean, double error, double freedom, int pairs, double confidence) {
    double half =
        error < 1e-12
            ? unseen(pairs, confidence)
            : error * TDistribution.of(freedom).inverseSurvivalProbability((1 - confidence) / 2);
    return new Interval(mean - half, mean + half).clip(-1, 1);
  }

  /**
   * What may have been missed when so many pairs of runs showed no spread at all: a change that
   * shows in this share of the runs would, with this confidence, have come up. The "rule of three"
   * (Hanley and Lippman-Hand 1983, JAMA 249:1743).
   */
  private static double unseen(int pairs, double confidence) {
    return 1 - Math.pow(1 - confidence, 1.0 / pairs);
  }
}
