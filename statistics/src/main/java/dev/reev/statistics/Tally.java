package dev.reev.statistics;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Passes of one agent on one benchmark.
 *
 * @param runs at least 1
 */
record Tally(String benchmark, int passed, int runs) {

  /** Cells with at least one run that passed or did not, sorted by name. */
  static List<Tally> ofCells(Collection<ObservedRun> observations) {
    Map<String, Map<String, List<ObservedRun>>> cells =
        observations.stream()
            .collect(
                Collectors.groupingBy(
                    ObservedRun::benchmark,
                    TreeMap::new,
                    Collectors.groupingBy(ObservedRun::agent, TreeMap::new, Collectors.toList())));
    return cells.entrySet().stream()
        .flatMap(entry -> entry.getValue().values().stream().map(c -> of(entry.getKey(), c)))
        .filter(tally -> tally.runs > 0)
        .toList();
  }

  private static Tally of(String benchmark, List<ObservedRun> cell) {
    double[] passes = Measure.PASS.values(cell);
    return new Tally(benchmark, (int) Math.round(Arrays.stream(passes).sum()), passes.length);
  }

  /** Null when no cell has two runs. */
  static @Nullable Double flakiness(List<Tally> tallies) {
    OptionalDouble mean =
        meanOfBenchmarks(tallies.stream().filter(t -> t.runs > 1).toList(), Tally::disagreement);
    return mean.isPresent() ? mean.getAsDouble() : null;
  }

  /**
   * Mean over benchmarks, each with the same weight, and within a benchmark over its cells. Empty
   * without tallies.
   */
  static OptionalDouble meanOfBenchmarks(List<Tally> tallies, ToDoubleFunction<Tally> value) {
    return tallies.stream()
        .collect(
            Collectors.groupingBy(
                Tally::benchmark, TreeMap::new, Collectors.averagingDouble(value)))
        .values()
        .stream()
        .mapToDouble(Double::doubleValue)
        .average();
  }

  /** Share of the pairs of runs that differ, an unbiased estimate of 2 p (1 - p). */
  private double disagreement() {
    return 2.0 * passed * (runs - passed) / ((double) runs * (runs - 1));
  }
}
