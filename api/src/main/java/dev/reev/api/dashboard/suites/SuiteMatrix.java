package dev.reev.api.dashboard.suites;

import dev.reev.api.suite.state.SuiteItems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Scores of a suite: agents (columns) by benchmark (rows).
 *
 * @param columns the agents; several of one that was answered by several models
 * @param totals of all benchmarks, one for each column
 * @param all of all agents on all benchmarks, whatever is shown; null without items
 * @param hidden rows that were left out because there are too many
 */
record SuiteMatrix(
    List<Column> columns,
    List<Row> rows,
    List<MatrixCell> totals,
    @Nullable MatrixCell all,
    int hidden) {

  /** A longer table renders slowly and is not read to its end; the list of items is complete. */
  private static final int MAX_ROWS = 200;

  /**
   * An agent, with the model that answered.
   *
   * @param model null when none is known
   * @param split whether the agent has other columns with other models
   */
  record Column(String agent, @Nullable String model, boolean split) {

    /** In addresses, and in the page as an id. */
    public String key() {
      return split ? agent + "/" + Objects.requireNonNullElse(model, "") : agent;
    }

    /**
     * The model by which the list of items must filter to show this column; null when the column
     * holds all items of the agent.
     */
    public @Nullable String filter() {
      return split ? Objects.requireNonNullElse(model, SuiteItems.NO_MODEL) : null;
    }
  }

  /**
   * A benchmark.
   *
   * @param cells one for each column
   */
  record Row(String benchmark, List<@Nullable MatrixCell> cells) {

    @Nullable Double mean(int column) {
      MatrixCell cell = cells.get(column);
      return cell == null ? null : cell.mean();
    }
  }

  /** Rows and columns as the form asks for them; the totals are of all benchmarks. */
  static SuiteMatrix of(List<MatrixCell> cells, MatrixForm form) {
    List<Column> columns =
        columns(cells).stream().filter(column -> form.wants(column.agent())).toList();
    Map<String, List<MatrixCell>> byBenchmark =
        cells.stream()
            .collect(
                Collectors.groupingBy(MatrixCell::benchmark, TreeMap::new, Collectors.toList()));
    List<Row> rows = new ArrayList<>();
    byBenchmark.forEach(
        (benchmark, own) -> {
          Row row = new Row(benchmark, columns.stream().map(column -> sum(column, own)).toList());
          if (form.wants(row)) {
            rows.add(row);
          }
        });
    order(columns, form).ifPresent(rows::sort);
    int shown = Math.min(MAX_ROWS, rows.size());
    return new SuiteMatrix(
        columns,
        rows.subList(0, shown),
        columns.stream().map(column -> Objects.requireNonNull(sum(column, cells))).toList(),
        cells.stream().reduce(MatrixCell::plus).orElse(null),
        rows.size() - shown);
  }

  private static List<Column> columns(List<MatrixCell> cells) {
    Map<String, TreeSet<String>> models = new TreeMap<>();
    cells.forEach(
        cell -> {
          TreeSet<String> its = models.computeIfAbsent(cell.agent(), agent -> new TreeSet<>());
          if (cell.model() != null) {
            its.add(cell.model());
          }
        });
    List<Column> columns = new ArrayList<>();
    models.forEach(
        (agent, its) -> {
          boolean split = its.size() > 1;
          its.forEach(model -> columns.add(new Column(agent, model, split)));
          boolean nameless =
              cells.stream().anyMatch(cell -> cell.agent().equals(agent) && cell.model() == null);
          if (its.isEmpty() || (split && nameless)) {
            columns.add(new Column(agent, null, split));
          }
        });
    return columns;
  }

  /** Null when there is nothing to sum up. */
  private static @Nullable MatrixCell sum(Column column, List<MatrixCell> cells) {
    return cells.stream()
        .filter(cell -> cell.agent().equals(column.agent()))
        .filter(cell -> !column.split() || Objects.equals(cell.model(), column.model()))
        .reduce(MatrixCell::plus)
        .orElse(null);
  }

  /** Rows without a score come last in either direction. */
  private static Optional<Comparator<Row>> order(List<Column> columns, MatrixForm form) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).key().equals(form.by())) {
        int column = i;
        Comparator<Double> scores =
            form.bestFirst() ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Optional.of(
            Comparator.comparing((Row row) -> row.mean(column), Comparator.nullsLast(scores)));
      }
    }
    return Optional.empty();
  }
}
