package dev.reev.statistics;

/** Population that a comparison makes a statement about. */
public enum Scope {
  /**
   * Benchmarks like these, of which these are a sample: differences between benchmarks count as
   * noise. Needs enough benchmarks, at least six at 95 %.
   */
  BENCHMARKS_LIKE_THESE,
  /** These benchmarks alone: only the differences between runs of one benchmark are noise. */
  THESE_BENCHMARKS
}
