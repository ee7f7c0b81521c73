package dev.reev.api.dashboard.overview;

import dev.reev.api.dashboard.Sparkline;
import dev.reev.api.dashboard.overview.RecentResults.Recent;
import dev.reev.api.performance.Performance.Sum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Scores of agents (columns) by benchmark (rows).
 *
 * @param agents one column each; the controls come last
 * @param rows one for each benchmark that has a result
 * @param worst of each agent, rows that were left out included; null where it has no score
 * @param hidden rows that were left out
 */
record ScoreGrid(List<Column> agents, List<Row> rows, List<@Nullable Worst> worst, int hidden) {

  /** Most rows, some thousand cells; a longer table renders slowly and is not read to its end. */
  private static final int MAX_ROWS = 200;

  /**
   * An agent with all its results.
   *
   * @param control whether its scores are known beforehand, so that it is no candidate
   * @param mean of all its scores, 0 to 1
   */
  record Column(String agent, boolean control, long runs, long passed, double mean) {

    static Column of(String agent, boolean control, List<Sum> sums) {
      long scored = sums.stream().mapToLong(Sum::scored).sum();
      double score = sums.stream().mapToDouble(Sum::scoreSum).sum();
      return new Column(
          agent,
          control,
          sums.stream().mapToLong(Sum::runs).sum(),
          sums.stream().mapToLong(Sum::passed).sum(),
          scored == 0 ? 0 : score / scored);
    }
  }

  /**
   * A benchmark.
   *
   * @param cells one for each agent, null where there is no result
   */
  record Row(String benchmark, List<@Nullable Cell> cells) {}

  /**
   * An agent on a benchmark.
   *
   * @param all all its results
   * @param recent its newest runs; null when none is kept any more
   * @param line through their scores
   */
  record Cell(Sum all, @Nullable Recent recent, Sparkline line) {

    static Cell of(Sum all, @Nullable Recent recent) {
      return new Cell(all, recent, Sparkline.of(recent == null ? List.of() : recent.scores()));
    }

    /** Of the newest runs, 0 to 1; null when none of them has a score. */
    public @Nullable Double mean() {
      return recent == null || recent.scored() == 0
          ? null
          : recent.scores().stream().mapToDouble(Double::doubleValue).sum() / recent.scored();
    }
  }

  /**
   * The benchmark on which an agent does worst.
   *
   * @param mean of its newest runs there, of all when none of them is kept
   */
  record Worst(String benchmark, double mean) {

    /** Of rows by name: the first of equals. */
    static @Nullable Worst of(List<Row> rows, int column) {
      Worst worst = null;
      for (Row row : rows) {
        Cell cell = row.cells().get(column);
        if (cell == null || cell.all().scored() == 0) {
          continue;
        }
        double mean = Objects.requireNonNullElseGet(cell.mean(), cell.all()::mean);
        if (worst == null || mean < worst.mean()) {
          worst = new Worst(row.benchmark(), mean);
        }
      }
      return worst;
    }
  }

  /** The cells of a grid, of all that is known. */
  private record Found(List<Sum> sums, List<Recent> recents) {

    Map<String, Map<String, Cell>> byBenchmark() {
      Map<String, Recent> known = new HashMap<>();
      recents.forEach(recent -> known.put(key(recent.agent(), recent.benchmarkId()), recent));
      Map<String, Map<String, Cell>> cells = new TreeMap<>();
      sums.forEach(
          sum ->
              cells
                  .computeIfAbsent(sum.benchmarkId(), id -> new TreeMap<>())
                  .put(sum.agent(), Cell.of(sum, known.get(key(sum.agent(), sum.benchmarkId())))));
      return cells;
    }

    private static String key(String agent, String benchmark) {
      return agent + " " + benchmark;
    }
  }

  static ScoreGrid of(List<Sum> sums, List<Recent> recents, Predicate<String> control) {
    List<Column> columns =
        sums.stream()
            .collect(Collectors.groupingBy(Sum::agent, TreeMap::new, Collectors.toList()))
            .entrySet()
            .stream()
            .map(entry -> Column.of(entry.getKey(), control.test(entry.getKey()), entry.getValue()))
            .sorted(Comparator.comparing(Column::control))
            .toList();
    List<Row> rows = new ArrayList<>();
    new Found(sums, recents)
        .byBenchmark()
        .forEach(
            (benchmark, cells) -> {
              List<@Nullable Cell> row = new ArrayList<>();
              columns.forEach(column -> row.add(cells.get(column.agent())));
              rows.add(new Row(benchmark, row));
            });
    List<@Nullable Worst> worst = new ArrayList<>();
    IntStream.range(0, columns.size()).forEach(column -> worst.add(Worst.of(rows, column)));
    int shown = Math.min(MAX_ROWS, rows.size());
    return new ScoreGrid(columns, rows.subList(0, shown), worst, rows.size() - shown);
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  public int controls() {
    return (int) agents.stream().filter(Column::control).count();
  }

  /** Without those of the controls. */
  public long runs() {
    return agents.stream().filter(column -> !column.control()).mapToLong(Column::runs).sum();
  }

  /** Without those of the controls. */
  public long passed() {
    return agents.stream().filter(column -> !column.control()).mapToLong(Column::passed).sum();
  }
}
