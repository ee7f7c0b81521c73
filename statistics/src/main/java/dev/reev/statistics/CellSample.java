package dev.reev.statistics;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** The numbers of one cell on both sides, at least one each. */
final class CellSample {

  private final String benchmark;
  private final double[] base;
  private final double[] candidate;
  private final double weight;

  /**
   * Takes the arrays as they are; nobody may change them any more.
   *
   * @param weight what the difference counts in a mean over all cells
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

  /** Sorted, so that it does not tell which side a number is from. */
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
