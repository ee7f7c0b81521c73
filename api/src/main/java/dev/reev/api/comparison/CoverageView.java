package dev.reev.api.comparison;

import dev.reev.statistics.Coverage;
import org.jspecify.annotations.Nullable;

/**
 * How much of what was ordered a number rests on.
 *
 * @param n runs that have a result
 * @param of runs that could have one: all but those that cannot run here
 * @param fraction 0 to 1; null when none could
 */
public record CoverageView(int n, int of, @Nullable Double fraction) {

  public static CoverageView of(Coverage coverage) {
    return new CoverageView(coverage.n(), coverage.of(), coverage.fraction());
  }
}
