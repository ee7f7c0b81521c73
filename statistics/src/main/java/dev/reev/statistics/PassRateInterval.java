package dev.reev.statistics;

import dev.reev.statistics.Summary.Unit;
import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Variance;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.jspecify.annotations.Nullable;

/**
 * Wilson's score interval of a pass rate (Wilson 1927, JASA 22:209). Runs of one benchmark are
 * correlated, so the runs of several benchmarks are not that many independent trials: the interval
 * then uses the effective number of trials, with Student's t for the number of benchmarks (Korn and
 * Graubard 1998, Survey Methodology 24:193; Dean and Pagano 2015, J. Survey Statistics and
 * Methodology 3:484).
 */
final class PassRateInterval {

  private PassRateInterval() {}

  /** Null when the sample is empty, or has a value from only one of several benchmarks. */
  static @Nullable Interval of(Sample passes, double confidence) {
    if (passes.size() == 0) {
      return null;
    }
    double alpha = 1 - confidence;
    if (passes.unit() == Unit.RUN) {
      int passed = (int) Math.round(Arrays.stream(passes.values()).sum());
      var wilson = BinomialConfidenceInterval.WILSON_SCORE;
      var interval = wilson.fromErrorRate(passes.size(), passed, alpha);
      return new Interval(interval.getLowerBound(), interval.getUpperBound());
    }
    if (passes.size() == 1) {
      return null;
    }
    double rate = Arrays.stream(passes.values()).average().orElseThrow();
    double t = TDistribution.of(passes.size() - 1).inverseSurvivalProbability(alpha / 2);
    return wilson(rate, effectiveTrials(passes, rate), t);
  }

  /**
   * Number of independent trials with the same uncertainty. Benchmarks that do not differ at all
   * count as one trial each, because the correlation of their runs cannot be estimated then.
   */
  private static double effectiveTrials(Sample passes, double rate) {
    double variance = Variance.of(passes.values()).getAsDouble() / passes.size();
    return variance < 1e-12 ? passes.size() : Math.min(passes.runs(), rate * (1 - rate) / variance);
  }

  /** The library's formula, for a fractional number of trials. */
  private static Interval wilson(double rate, double trials, double z) {
    double share = z * z / trials;
    double middle = (rate + share / 2) / (1 + share);
    double half = Math.sqrt(share * rate * (1 - rate) + share * share / 4) / (1 + share);
    return new Interval(middle - half, middle + half).clip(0, 1);
  }
}
