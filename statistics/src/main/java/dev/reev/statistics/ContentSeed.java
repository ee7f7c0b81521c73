package dev.reev.statistics;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Random generator seeded by the data alone: a repeated query gives the same digits on any server,
 * and a changed digit means changed data. Commons RNG never changes its generators; those of the
 * JDK may differ between releases.
 */
final class ContentSeed {

  private ContentSeed() {}

  /** The order of the values matters: sort values that have no order. */
  static UniformRandomProvider random(double[] content) {
    return RandomSource.XO_SHI_RO_256_PP.create((long) Arrays.hashCode(content));
  }
}
