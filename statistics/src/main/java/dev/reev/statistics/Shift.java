package dev.reev.statistics;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Losses and gains of the candidate's runs against those of the base, paired in the order of their
 * values.
 *
 * @param down sum of the losses, in whole scores
 * @param up sum of the gains
 * @param pairs paired runs, at least 1
 */
record Shift(double down, double up, int pairs) {

  static Shift of(List<CellSample> cells) {
    double down = 0;
    double up = 0;
    int pairs = 0;
    for (CellSample cell : cells) {
      double[] base = sorted(cell.base());
      double[] candidate = sorted(cell.candidate());
      int common = Math.min(base.length, candidate.length);
      for (int i = 0; i < common; i++) {
        down += Math.max(0, base[i] - candidate[i]);
        up += Math.max(0, candidate[i] - base[i]);
      }
      pairs += common;
    }
    return new Shift(down, up, pairs);
  }

  /**
   * Mean differences on these benchmarks that the number of runs does not exclude, however rare a
   * change is: the exact bounds of Clopper and Pearson (1934, Biometrika 26:404) on the losses and
   * on the gains. Without any change they are the "rule of three" (Hanley and Lippman-Hand 1983,
   * JAMA 249:1743).
   */
  Interval interval(double confidence) {
    return new Interval(up / pairs - most(down, confidence), most(up, confidence) - down / pairs);
  }

  private double most(double sum, double confidence) {
    return sum > pairs - 1e-9
        ? 1
        : BetaDistribution.of(sum + 1, pairs - sum).inverseCumulativeProbability(confidence);
  }

  private static double[] sorted(double[] values) {
    double[] copy = values.clone();
    Arrays.sort(copy);
    return copy;
  }
}
