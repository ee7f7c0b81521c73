package dev.reev.statistics;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Values of one cell on both sides, at least one each. */
final class CellSample {

  private final String benchmark;
  private final double[] base;
  private final double[] candidate;
  private final double weight;

  /**
   * Keeps the arrays without copying them; callers must not change them afterwards.
   *
   * @param weight weight of the difference in a mean over all cells
   */
  CellSample(String benchmark, double[] base, double[] candidate, double weight) {
    this.benchmark = benchmark;
    this.base = base;
    this.candidate = candidate;
    this.weight = weight;
  }

  CellSample withWeight(double other) {
    return new CellSample(benchmark, base, candidate, other);
  }

  String benchmark() {
    return benchmark;
  }

  double[] base() {
    return base;
  }

  double[] candidate() {
    return candidate;
  }

  double weight() {
    return weight;
  }

  double baseMean() {
    return mean(base);
  }

  double candidateMean() {
    return mean(candidate);
  }

  double difference() {
    return candidateMean() - baseMean();
  }

  /** Values of both sides, sorted so that their order does not tell the side. */
  double[] pooled() {
    return DoubleStream.concat(Arrays.stream(base), Arrays.stream(candidate)).sorted().toArray();
  }

  boolean varies() {
    double[] pooled = pooled();
    return pooled[0] < pooled[pooled.length - 1];
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }
}
