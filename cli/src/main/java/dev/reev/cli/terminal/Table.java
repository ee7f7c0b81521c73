package dev.reev.cli.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table with aligned columns; colours do not count. It is at most {@value #WIDTH} columns wide,
 * whatever its content: the widest cells continue on further lines, and no character is lost. The
 * table of picocli's help would interpret {@code @|red text|@} in a cell as a colour, even in an
 * agent's text, so it is not used.
 */
public final class Table {

  /**
   * Default width of a terminal. The same in a pipe, so that the output does not depend on the
   * environment.
   */
  public static final int WIDTH = 80;

  private static final String GAP = "  ";

  /** Least width of a column; narrower words are unreadable. */
  private static final int LEAST = 4;

  private final List<List<CellText>> rows = new ArrayList<>();
  private boolean wide;

  /** Creates a table with these headings. */
  public Table(String... headings) {
    row(headings);
  }

  /** Sets whether the table is as wide as its cells, with one line for each row. */
  public Table wide(boolean is) {
    wide = is;
    return this;
  }

  /** Adds a row with as many cells as there are headings. */
  public Table row(String... cells) {
    rows.add(Stream.of(cells).map(CellText::of).toList());
    return this;
  }

  /** Prints the table, or the given text when it has no rows. */
  public void print(PrintWriter out, String whenEmpty) {
    if (rows.size() > 1) {
      print(out);
    } else {
      out.println(whenEmpty);
      out.flush();
    }
  }

  /** Prints the table without trailing blanks. */
  public void print(PrintWriter out) {
    int[] widths = widths();
    for (List<CellText> row : rows) {
      List<List<String>> columns = new ArrayList<>();
      for (int column = 0; column < widths.length; column++) {
        columns.add(row.get(column).lines(widths[column]));
      }
      int lines = columns.stream().mapToInt(List::size).max().orElse(0);
      for (int line = 0; line < lines; line++) {
        out.println(line(columns, line, widths));
      }
    }
    out.flush();
  }

  private static String line(List<List<String>> columns, int line, int[] widths) {
    StringBuilder text = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      List<String> cell = columns.get(column);
      String part = line < cell.size() ? cell.get(line) : "";
      text.append(part).append(" ".repeat(widths[column] - CellText.width(part))).append(GAP);
    }
    return text.toString().stripTrailing();
  }

  /**
   * Widths of the columns: as needed, or cut when the table would be too wide, the widest first.
   */
  private int[] widths() {
    int columns = rows.get(0).size();
    int[] needed = IntStream.range(0, columns).map(this::needed).toArray();
    int room = WIDTH - GAP.length() * (columns - 1);
    if (wide || Arrays.stream(needed).sum() <= room) {
      return needed;
    }
    int[] least =
        IntStream.range(0, columns)
            .map(i -> Math.max(unbroken(i), Math.min(needed[i], LEAST)))
            .toArray();
    int cap = LEAST;
    while (total(needed, least, cap + 1) <= room) {
      cap++;
    }
    int[] widths = capped(needed, least, cap);
    // The remaining room is less than one character for each cut column.
    int left = room - Arrays.stream(widths).sum();
    for (int i = 0; i < columns && left > 0; i++) {
      if (widths[i] < needed[i]) {
        widths[i]++;
        left--;
      }
    }
    return widths;
  }

  private static int total(int[] needed, int[] least, int cap) {
    return Arrays.stream(capped(needed, least, cap)).sum();
  }

  private static int[] capped(int[] needed, int[] least, int cap) {
    return IntStream.range(0, needed.length)
        .map(i -> Math.max(least[i], Math.min(needed[i], cap)))
        .toArray();
  }

  private int needed(int column) {
    return rows.stream().mapToInt(row -> row.get(column).width()).max().orElse(0);
  }

  /** Width of the widest cell that must not be broken. */
  private int unbroken(int column) {
    return rows.stream().mapToInt(row -> row.get(column).leastWidth()).max().orElse(0);
  }
}
