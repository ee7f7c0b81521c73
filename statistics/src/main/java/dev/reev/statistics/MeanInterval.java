package dev.reev.statistics;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.statistics.descriptive.Quantile;
import org.jspecify.annotations.Nullable;

/**
 * Confidence interval of the mean of a sample of values between 0 and 1, by the Bayesian bootstrap
 * (Rubin 1981, Annals of Statistics 9:130) in its proper form (Muliere and Secchi 1996, Annals of
 * the Institute of Statistical Mathematics 48:663): the sample and the two bounds get random
 * weights, each value of the sample as one draw, each bound as half a draw.
 *
 * <p>The half draws account for unseen scores of 0 or 1. They keep the interval honest where
 * everything passed and a plain bootstrap has nothing to vary; for values that are 0 or 1 the
 * interval is Jeffreys' (Brown, Cai and DasGupta 2001, Statistical Science 16:101). With few
 * benchmarks the plain percentile bootstrap is too narrow and the bootstrap-t is useless near 1:
 * docs/decisions/0016-statistics.md.
 */
final class MeanInterval {

  /** Locates the ends of a 95 % interval to about a fiftieth of its width. */
  private static final int DRAWS = 2_000;

  private MeanInterval() {}

  /** Null when the sample is empty. */
  static @Nullable Interval of(Sample sample, double confidence) {
    if (sample.size() == 0) {
      return null;
    }
    UniformRandomProvider random = ContentSeed.random(sample.values());
    ContinuousSampler ofOne = ZigguratSampler.Exponential.of(random);
    ContinuousSampler gaussian = ZigguratSampler.NormalizedGaussian.of(random);
    double[] means = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      // Weights are gamma variates, of shape 1 or 1/2, divided by their sum.
      double atLowest = half(gaussian);
      double atHighest = half(gaussian);
      double weights = atLowest + atHighest;
      double sum = atHighest;
      for (double value : sample.values()) {
        double weight = ofOne.sample();
        weights += weight;
        sum += weight * value;
      }
      means[draw] = sum / weights;
    }
    double tail = (1 - confidence) / 2;
    double[] ends = Quantile.withDefaults().evaluate(means, tail, 1 - tail);
    return new Interval(ends[0], ends[1]).clip(0, 1);
  }

  /** Weight of half a draw: gamma of shape 1/2 is half the square of a standard normal variate. */
  private static double half(ContinuousSampler gaussian) {
    double value = gaussian.sample();
    return value * value / 2;
  }
}
