package dev.reev.statistics;

import org.jspecify.annotations.Nullable;

/**
 * Settings of a comparison.
 *
 * @param scope null for benchmarks like these when there are enough of them, else these alone
 * @param confidence of intervals, 0.5 to 0.999; tests have level 1 - confidence
 * @param minCoverage share of runs that must have a value on each side, 0 to 1; below it the
 *     verdict is indecisive
 * @param margin smallest difference that matters, 0 to 1; with 0 no verdict is {@code same}
 */
public record ComparisonSettings(
    Measure measure, @Nullable Scope scope, double confidence, double minCoverage, double margin) {

  /** 95 % confidence, up to a fifth of the runs missing, differences up to 0.05 do not matter. */
  public static final ComparisonSettings DEFAULT =
      new ComparisonSettings(Measure.SCORE, null, 0.95, 0.8, 0.05);

  public ComparisonSettings {
    Confidence.check(confidence);
    check("minCoverage", minCoverage);
    check("margin", margin);
  }

  public ComparisonSettings withMeasure(Measure other) {
    return new ComparisonSettings(other, scope, confidence, minCoverage, margin);
  }

  public ComparisonSettings withScope(@Nullable Scope other) {
    return new ComparisonSettings(measure, other, confidence, minCoverage, margin);
  }

  public ComparisonSettings withMinCoverage(double other) {
    return new ComparisonSettings(measure, scope, confidence, other, margin);
  }

  public ComparisonSettings withMargin(double other) {
    return new ComparisonSettings(measure, scope, confidence, minCoverage, other);
  }

  /** Significance level of the tests. */
  double alpha() {
    return 1 - confidence;
  }

  private static void check(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " is 0 to 1, not " + value);
    }
  }
}
