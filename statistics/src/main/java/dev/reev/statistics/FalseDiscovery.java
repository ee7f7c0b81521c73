package dev.reev.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Adjusts p-values of many simultaneous tests so that at most the given share of the reported
 * findings is wrong on average: Benjamini and Hochberg 1995, JRSS B 57:289.
 *
 * <p>Tests that could not have reached the level, whatever their data, cannot be false discoveries,
 * and so do not count towards the correction: Tarone 1990, Biometrics 46:515; Gilbert 2005, Applied
 * Statistics 54:143. Without this, one broken benchmark would go unnoticed among twelve that always
 * pass.
 */
final class FalseDiscovery {

  private FalseDiscovery() {}

  /** Adjusted p-values, in the same order; 1 for tests that cannot reach the level. */
  static double[] adjust(PValue[] tests, double level) {
    double[] adjusted = new double[tests.length];
    Arrays.fill(adjusted, 1);
    int[] descending =
        IntStream.range(0, tests.length)
            .filter(i -> tests[i].smallest() <= level)
            .boxed()
            .sorted((a, b) -> Double.compare(tests[b].value(), tests[a].value()))
            .mapToInt(Integer::intValue)
            .toArray();
    double least = 1;
    int rank = descending.length;
    for (int index : descending) {
      least = Math.min(least, tests[index].value() * descending.length / rank--);
      adjusted[index] = least;
    }
    return adjusted;
  }
}
