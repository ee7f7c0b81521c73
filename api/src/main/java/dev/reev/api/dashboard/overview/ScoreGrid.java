package dev.reev.api.dashboard.overview;

import dev.reev.api.performance.Performance.Sum;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How each agent does on each benchmark.
 *
 * @param agents one column each
 * @param rows one for each benchmark that has a result
 * @param hidden rows that were left out
 */
record ScoreGrid(List<Column> agents, List<Row> rows, int hidden) {

  /** Some thousand cells; a page with more is slow to draw, and nobody reads it. */
  private static final int MAX_ROWS = 200;

  /**
   * An agent with all its results.
   *
   * @param mean of all its scores, 0 to 1
   */
  record Column(String agent, long runs, long passed, double mean) {

    static Column of(String agent, List<Sum> sums) {
      long runs = sums.stream().mapToLong(Sum::runs).sum();
      long scored = sums.stream().mapToLong(Sum::scored).sum();
      double score = sums.stream().mapToDouble(Sum::scoreSum).sum();
      return new Column(
          agent,
          runs,
          sums.stream().mapToLong(Sum::passed).sum(),
          scored == 0 ? 0 : score / scored);
    }
  }

  /**
   * A benchmark.
   *
   * @param cells one for each agent, null where there is no result
   */
  record Row(String benchmark, List<@Nullable Sum> cells) {}

  static ScoreGrid of(List<Sum> sums) {
    Map<String, List<Sum>> byAgent =
        sums.stream().collect(Collectors.groupingBy(Sum::agent, TreeMap::new, Collectors.toList()));
    Map<String, Map<String, Sum>> byBenchmark = new TreeMap<>();
    sums.forEach(
        sum ->
            byBenchmark
                .computeIfAbsent(sum.benchmarkId(), id -> new TreeMap<>())
                .put(sum.agent(), sum));
    List<Row> rows = new ArrayList<>();
    byBenchmark.forEach(
        (benchmark, cells) -> {
          List<@Nullable Sum> row = new ArrayList<>();
          byAgent.keySet().forEach(agent -> row.add(cells.get(agent)));
          rows.add(new Row(benchmark, row));
        });
    int shown = Math.min(MAX_ROWS, rows.size());
    return new ScoreGrid(
        byAgent.entrySet().stream()
            .map(entry -> Column.of(entry.getKey(), entry.getValue()))
            .toList(),
        rows.subList(0, shown),
        rows.size() - shown);
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  public long runs() {
    return agents.stream().mapToLong(Column::runs).sum();
  }

  public long passed() {
    return agents.stream().mapToLong(Column::passed).sum();
  }
}
