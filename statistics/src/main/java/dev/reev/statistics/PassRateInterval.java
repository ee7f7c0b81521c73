package dev.reev.statistics;

import dev.reev.statistics.Summary.Unit;
import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Variance;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.jspecify.annotations.Nullable;

/**
 * Wilson's score interval of a pass rate (Wilson 1927, JASA 22:209). Runs of one benchmark are
 * alike, so runs of several benchmarks do not count as that many independent trials: the interval
 * is then that of the effective number of trials, with Student's t for the number of benchmarks
 * (Korn and Graubard 1998, Survey Methodology 24:193; Dean and Pagano 2015, J. Survey Statistics
 * and Methodology 3:484).
 */
final class PassRateInterval {

  private PassRateInterval() {}

  /** Null when the sample is empty, or is a single benchmark of several. */
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
   * How many independent trials would be as uncertain. Benchmarks that do not differ at all count
   * as one trial each: how alike their runs are cannot be seen then.
   */
  private static double effectiveTrials(Sample passes, double rate) {
    double variance = Variance.of(passes.values()).getAsDouble() / passes.size();
    return variance < 1e-12 ? passes.size() : Math.min(passes.runs(), rate * (1 - rate) / variance);
  }

  /** As the library has it, but for a number of trials that is not whole. */
  private static Interval wilson(double rate, double trials, double z) {
    double share = z * z / trials;
    double middle = (rate + share / 2) / (1 + share);
    double half = Math.sqrt(share * rate * (1 - rate) + share * share / 4) / (1 + share);
    return new Interval(middle - half, middle + half).clip(0, 1);
  }
}
