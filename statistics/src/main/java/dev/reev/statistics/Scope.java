package dev.reev.statistics;

/** What a comparison speaks about. */
public enum Scope {
  /**
   * Benchmarks like these, of which these are a sample: between-benchmark differences count as
   * noise. Needs some benchmarks, at least six at 95 %.
   */
  BENCHMARKS_LIKE_THESE,
  /** These benchmarks alone: only the differences between runs of one benchmark are noise. */
  THESE_BENCHMARKS
}
