package dev.reev.chaos;

/**
 * A benchmark with a known score.
 *
 * @param benchmark id
 * @param score of the deterministic agent, see docs/scoring.md
 */
record Task(String benchmark, double score) {

  /** Largest difference between equal scores; JSON keeps more digits than that. */
  private static final double TOLERANCE = 1e-4;

  private static final Task[] ALL = {
    new Task("001-sol-transfer", 1.0),
    new Task("002-spl-transfer", 1.0),
    new Task("003-spl-transfer-fail", 0.75),
    new Task("004-partial-score-spl-transfer", 0.785714),
    new Task("305-flow-account-transfer-memo", 1.0)
  };

  /** Alternates between benchmarks with different durations and scores. */
  static Task number(int order) {
    return ALL[order % ALL.length];
  }

  boolean accepts(double found) {
    return Math.abs(found - score) <= TOLERANCE;
  }
}
