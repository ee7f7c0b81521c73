package dev.reev.statistics;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Paired permutation test: if base and candidate were alike, each benchmark's difference would be
 * equally likely to have the other sign (Fisher 1935, The Design of Experiments, section 21).
 * Two-sided, on the sum.
 */
final class SignFlipTest {

  /** Half a million arrangements: some milliseconds, as long as random draws would take. */
  private static final int EXACT_UP_TO = 20;

  /** Draws for more differences: determines p = 0.05 to within 0.004 (two standard errors). */
  private static final int DRAWS = 10_000;

  private SignFlipTest() {}

  static PValue of(double[] differences) {
    if (differences.length == 0) {
      return PValue.NONE;
    }
    return differences.length <= EXACT_UP_TO ? exact(differences) : sampled(differences);
  }

  /**
   * Smallest p-value that this number of differences can give: the one when all have the same sign.
   */
  static double smallest(int differences) {
    return Math.scalb(1.0, 1 - differences);
  }

  /** Keeps the first sign: flipping all of them changes nothing in a two-sided test. */
  private static PValue exact(double[] differences) {
    double[] signed = differences.clone();
    double sum = Arrays.stream(signed).sum();
    var count = new PValue.Count(sum);
    count.add(sum);
    long arrangements = 1L << (signed.length - 1);
    for (long number = 1; number < arrangements; number++) {
      // A Gray code: each arrangement differs from the one before in one sign.
      int turned = Long.numberOfTrailingZeros(number) + 1;
      sum -= 2 * signed[turned];
      signed[turned] = -signed[turned];
      count.add(sum);
    }
    return count.exact();
  }

  private static PValue sampled(double[] differences) {
    double[] sizes = Arrays.stream(differences).map(Math::abs).sorted().toArray();
    UniformRandomProvider random = ContentSeed.random(sizes);
    var count = new PValue.Count(Arrays.stream(differences).sum());
    for (int draw = 0; draw < DRAWS; draw++) {
      double sum = 0;
      for (double size : sizes) {
        sum += random.nextBoolean() ? size : -size;
      }
      count.add(sum);
    }
    // The most extreme draw is hardly the most extreme arrangement, so the smallest p-value is
    // computed.
    return new PValue(count.sampled().value(), smallest(sizes.length));
  }
}
