package dev.reev.statistics;

/** Bounds of the confidence level of intervals. */
public final class Confidence {

  public static final double LOWEST = 0.5;

  /**
   * Above it, the sampled distributions have too few values left to locate the ends of an interval.
   */
  public static final double HIGHEST = 0.999;

  private Confidence() {}

  static void check(double confidence) {
    if (!(confidence >= LOWEST && confidence <= HIGHEST)) {
      throw new IllegalArgumentException("confidence is 0.5 to 0.999, not " + confidence);
    }
  }
}
