package dev.reev.statistics;

/** How often an interval shall hold the truth. */
public final class Confidence {

  public static final double LOWEST = 0.5;

  /** Beyond, the drawn distributions have too few values left to find their ends. */
  public static final double HIGHEST = 0.999;

  private Confidence() {}

  static void check(double confidence) {
    if (!(confidence >= LOWEST && confidence <= HIGHEST)) {
      throw new IllegalArgumentException("confidence is 0.5 to 0.999, not " + confidence);
    }
  }
}
