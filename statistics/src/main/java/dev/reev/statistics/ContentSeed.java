package dev.reev.statistics;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Randomness that depends on the data alone: whoever asks again, on whatever server, gets the same
 * digits, and a number that moved means that data moved. Commons RNG fixes its generators once and
 * for all; those of the JDK may differ between releases.
 */
final class ContentSeed {

  private ContentSeed() {}

  /** Values in another order are other content: sort what has no order. */
  static UniformRandomProvider random(double[] content) {
    return RandomSource.XO_SHI_RO_256_PP.create((long) Arrays.hashCode(content));
  }
}
