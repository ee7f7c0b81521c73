package dev.reev.cli.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows whose columns stand below each other; colours do not count. A table is at most {@value
 * #WIDTH} columns wide, whatever it holds: the widest cells go on in further lines, and no
 * character is lost. The table of picocli's help reads {@code @|red text|@} in a cell as a colour,
 * also in the words of an agent, so it is not used.
 */
public final class Table {

  /** Of a terminal as it opens. The same in a pipe, so that what is printed depends on nothing. */
  public static final int WIDTH = 80;

  private static final String GAP = "  ";

  /** Narrower than this, words are no longer read. */
  private static final int LEAST = 4;

  private final List<List<CellText>> rows = new ArrayList<>();
  private boolean wide;

  /** A table with these headings. */
  public Table(String... headings) {
    row(headings);
  }

  /** Whether it is as wide as its cells are, with a line for each row. */
  public Table wide(boolean is) {
    wide = is;
    return this;
  }

  /** Adds a row; it has as many cells as there are headings. */
  public Table row(String... cells) {
    rows.add(Stream.of(cells).map(CellText::of).toList());
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

  /** Of each column: what it needs, less where all would be too wide, the widest first. */
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
    // What is left is less than one character for each column that is cut.
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

  /** Of the widest cell that is never broken. */
  private int unbroken(int column) {
    return rows.stream().mapToInt(row -> row.get(column).leastWidth()).max().orElse(0);
  }
}
