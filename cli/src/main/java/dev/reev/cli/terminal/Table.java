package dev.reev.cli.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows whose columns stand below each other; colours do not count. The table of picocli's help
 * reads {@code @|red text|@} in a cell as a colour, also in the words of an agent, so it is not
 * used.
 */
public final class Table {

  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  /** A table with these headings. */
  public Table(String... headings) {
    rows.add(List.of(headings));
  }

  /** Adds a row; it has as many cells as there are headings. */
  public Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** The table, or these words where it has no rows. */
  public void print(PrintWriter out, String whenEmpty) {
    if (rows.size() > 1) {
      print(out);
    } else {
      out.println(whenEmpty);
      out.flush();
    }
  }

  /** Without a blank at the end of any line. */
  public void print(PrintWriter out) {
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        String cell = row.get(column);
        line.append(cell).append(" ".repeat(width(column) - length(cell))).append(GAP);
      }
      out.println(line.toString().stripTrailing());
    }
    out.flush();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
  }

  private static int length(String cell) {
    return Terminal.PAINTED.matcher(cell).replaceAll("").length();
  }
}
