package dev.reev.api.dashboard.suites;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How each agent of a suite does on each of its benchmarks.
 *
 * @param agents one column each
 * @param hidden rows that were left out
 */
record SuiteMatrix(List<String> agents, List<Row> rows, int hidden) {

  /** A page with more is slow to draw, and nobody reads it; the items have all. */
  private static final int MAX_ROWS = 200;

  /**
   * The items of an agent on a benchmark.
   *
   * @param open those that have not ended
   * @param running of these, those with a runner
   * @param passed those that passed
   * @param harmful those that did damage
   * @param unconfined those whose agent nothing kept from its own score
   * @param mean of the scores, 0 to 1; null without one
   * @param lost those that ended without a score
   * @param skipped those that cannot run here
   */
  record Cell(
      String benchmark,
      String agent,
      long items,
      long open,
      long running,
      long passed,
      long harmful,
      long unconfined,
      @Nullable Double mean,
      long lost,
      long skipped) {}

  /**
   * A benchmark.
   *
   * @param cells one for each agent
   */
  record Row(String benchmark, List<@Nullable Cell> cells) {}

  static SuiteMatrix of(List<Cell> cells) {
    List<String> agents = cells.stream().map(Cell::agent).distinct().sorted().toList();
    Map<String, Map<String, Cell>> byBenchmark = new TreeMap<>();
    cells.forEach(
        cell ->
            byBenchmark
                .computeIfAbsent(cell.benchmark(), benchmark -> new TreeMap<>())
                .put(cell.agent(), cell));
    List<Row> rows = new ArrayList<>();
    byBenchmark.forEach(
        (benchmark, byAgent) -> {
          List<@Nullable Cell> row = new ArrayList<>();
          agents.forEach(agent -> row.add(byAgent.get(agent)));
          rows.add(new Row(benchmark, row));
        });
    int shown = Math.min(MAX_ROWS, rows.size());
    return new SuiteMatrix(agents, rows.subList(0, shown), rows.size() - shown);
  }
}
