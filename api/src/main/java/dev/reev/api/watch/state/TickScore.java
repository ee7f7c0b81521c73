package dev.reev.api.watch.state;

import dev.reev.api.suite.state.ItemOutcome;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Variance;
import org.jspecify.annotations.Nullable;

/**
 * Mean score of an agent in the suite of a tick.
 *
 * @param mean score, 0 to 1; every benchmark counts the same
 * @param low of the 95 % interval of the mean over further runs on the same benchmarks; null when a
 *     benchmark has fewer than two scores
 * @param high as low
 * @param scored runs with a score
 * @param runs all that were not skipped
 */
public record TickScore(
    String agent, double mean, @Nullable Double low, @Nullable Double high, int scored, int runs) {

  /** Half the width of the interval in standard errors. */
  private static final double ERRORS = 1.959964;

  /** One for each agent with a score, by name. */
  public static List<TickScore> of(Collection<ItemOutcome> items) {
    return items.stream()
        .filter(item -> item.skipped() == null)
        .collect(Collectors.groupingBy(ItemOutcome::agent, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .filter(entry -> entry.getValue().stream().anyMatch(item -> item.score() != null))
        .map(entry -> of(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static TickScore of(String agent, List<ItemOutcome> items) {
    List<double[]> benchmarks =
        items.stream().collect(Collectors.groupingBy(ItemOutcome::benchmark)).values().stream()
            .map(TickScore::scores)
            .filter(scores -> scores.length > 0)
            .toList();
    double mean = benchmarks.stream().mapToDouble(TickScore::mean).average().orElseThrow();
    boolean known = benchmarks.stream().allMatch(scores -> scores.length > 1);
    double reach = ERRORS * error(benchmarks);
    return new TickScore(
        agent,
        mean,
        known ? Math.max(0, mean - reach) : null,
        known ? Math.min(1, mean + reach) : null,
        benchmarks.stream().mapToInt(scores -> scores.length).sum(),
        items.size());
  }

  private static double[] scores(List<ItemOutcome> items) {
    return items.stream()
        .map(ItemOutcome::score)
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  /**
   * Standard error of the mean of the benchmarks' means: the benchmarks are fixed, only the runs
   * are a sample.
   */
  private static double error(List<double[]> benchmarks) {
    return Math.sqrt(
            benchmarks.stream()
                .mapToDouble(scores -> Variance.of(scores).getAsDouble() / scores.length)
                .sum())
        / benchmarks.size();
  }

  private static double mean(double[] scores) {
    return Mean.of(scores).getAsDouble();
  }
}
