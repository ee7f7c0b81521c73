package dev.reev.statistics;

import dev.reev.statistics.Outcome.Skipped;
import dev.reev.statistics.Summary.Unit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values between 0 and 1 that count as independent draws: the means of benchmarks, or the runs when
 * there is only one benchmark. Sorted, so that the order of observations changes no digit.
 */
final class Sample {

  private final Unit unit;
  private final double[] values;
  private final int runs;

  private Sample(Unit unit, double[] values, int runs) {
    this.unit = unit;
    this.values = values;
    this.runs = runs;
    Arrays.sort(values);
  }

  static Sample of(Collection<ObservedRun> observations, Measure measure) {
    Map<String, List<ObservedRun>> byBenchmark =
        observations.stream()
            .filter(o -> !(o.outcome() instanceof Skipped))
            .collect(
                Collectors.groupingBy(ObservedRun::benchmark, TreeMap::new, Collectors.toList()));
    double[] runs = measure.values(observations);
    if (byBenchmark.size() == 1) {
      return new Sample(Unit.RUN, runs, runs.length);
    }
    double[] means =
        byBenchmark.values().stream()
            .map(measure::values)
            .filter(values -> values.length > 0)
            .mapToDouble(values -> Arrays.stream(values).sorted().average().orElseThrow())
            .toArray();
    return new Sample(Unit.BENCHMARK, means, runs.length);
  }

  Unit unit() {
    return unit;
  }

  /** The array itself; callers must not change it. */
  double[] values() {
    return values;
  }

  int size() {
    return values.length;
  }

  /** Number of runs behind the values. */
  int runs() {
    return runs;
  }

  /** Null for an empty sample. */
  @Nullable Double mean() {
    return values.length == 0 ? null : Arrays.stream(values).average().orElseThrow();
  }
}
