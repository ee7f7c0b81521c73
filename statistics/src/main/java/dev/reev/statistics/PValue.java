package dev.reev.statistics;

/**
 * Result of a permutation test.
 *
 * @param value two-sided p-value
 * @param smallest smallest p-value that data of this shape can give; above the level of the test,
 *     no difference could have been found
 */
record PValue(double value, double smallest) {

  /** No difference, and none possible. */
  static final PValue NONE = new PValue(1, 1);

  /**
   * Statistics closer together than this are equal: sums of the same scores in another order differ
   * in their last digits.
   */
  private static final double SAME = 1e-9;

  /** Counts the arrangements that are at least as extreme as the observed one. */
  static final class Count {

    private final double observed;
    private double all;
    private double asExtreme;
    private double most;
    private double atMost;

    Count(double observed) {
      this.observed = Math.abs(observed);
    }

    void add(double statistic) {
      add(statistic, 1);
    }

    /** Adds a number of arrangements with the same statistic. */
    void add(double statistic, double ways) {
      double size = Math.abs(statistic);
      all += ways;
      if (size >= observed - SAME) {
        asExtreme += ways;
      }
      if (size > most + SAME) {
        most = size;
        atMost = 0;
      }
      if (size >= most - SAME) {
        atMost += ways;
      }
    }

    /** Returns the p-value when all arrangements were counted. */
    PValue exact() {
      return new PValue(asExtreme / all, atMost / all);
    }

    /**
     * Returns the p-value when random arrangements were counted. The observed one counts as one
     * more, so that p is never 0 and the test keeps its level (Phipson and Smyth 2010, Statistical
     * Applications in Genetics and Molecular Biology 9(1):39).
     */
    PValue sampled() {
      return new PValue((1.0 + asExtreme) / (1.0 + all), (1.0 + atMost) / (1.0 + all));
    }
  }
}
