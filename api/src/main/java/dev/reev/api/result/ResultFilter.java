package dev.reev.api.result;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Filter of results; null parts do not filter.
 *
 * @param from earliest time
 * @param until first time that is too late
 */
record ResultFilter(
    @Nullable String agent,
    @Nullable String benchmark,
    @Nullable Double minScore,
    @Nullable Double maxScore,
    @Nullable Instant from,
    @Nullable Instant until) {

  static ResultFilter ofBenchmark(String benchmark) {
    return new ResultFilter(null, benchmark, null, null, null, null);
  }

  /** True when the sums of agents and benchmarks tell how many results there are. */
  boolean countedInSums() {
    return minScore == null && maxScore == null && from == null && until == null;
  }
}
