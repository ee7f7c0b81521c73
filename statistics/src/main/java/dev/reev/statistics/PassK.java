package dev.reev.statistics;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * Chances of k runs, estimated without bias from n runs of which c passed: k runs are drawn from
 * the n without replacement. Mean over benchmarks.
 */
final class PassK {

  /** Every k up to ten, then a few, so that answers stay small with hundreds of repeats. */
  private static final int[] KS = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100};

  private PassK() {}

  /** Values for each k that every cell has enough runs for, so that all k cover the same cells. */
  static SortedMap<Integer, Double> of(List<Tally> tallies, Chance chance) {
    int fewest = tallies.stream().mapToInt(Tally::runs).min().orElse(0);
    SortedMap<Integer, Double> byK = new TreeMap<>();
    IntStream.of(KS)
        .takeWhile(k -> k <= fewest)
        .forEach(
            k ->
                Tally.meanOfBenchmarks(tallies, tally -> chance.of(tally, k))
                    .ifPresent(mean -> byK.put(k, mean)));
    return byK;
  }

  /** pass@k: 1 - C(n-c, k) / C(n, k) (Chen et al. 2021, arXiv:2107.03374, equation 1). */
  static double atLeastOne(Tally tally, int k) {
    return drawn(tally, k).survivalProbability(0);
  }

  /** pass^k: C(c, k) / C(n, k) (Yao et al. 2024, tau-bench, arXiv:2406.12045, section 3). */
  static double all(Tally tally, int k) {
    return drawn(tally, k).probability(k);
  }

  private static HypergeometricDistribution drawn(Tally tally, int k) {
    return HypergeometricDistribution.of(tally.runs(), tally.passed(), k);
  }

  /** Chance estimated for k runs. */
  interface Chance {
    double of(Tally tally, int k);
  }
}
