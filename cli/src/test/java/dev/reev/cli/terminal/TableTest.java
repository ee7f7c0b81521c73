package dev.reev.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TableTest {

  @Test
  void columns_standBelowEachOtherWhateverTheirColour() {
    Terminal terminal = Terminal.of(Map.of("REEV_TERMINALS", "1", "TERM", "xterm"));
    StringWriter out = new StringWriter();
    new Table("name", "x")
        .row(terminal.paint(Terminal.Color.GOOD, "ab"), "1")
        .row("abcdef", "2")
        .print(TerminalText.writer(new PrintWriter(out)));
    assertThat(out.toString().replaceAll("\u001b\\[[0-9]+m", ""))
        .isEqualTo("name    x\nab      1\nabcdef  2\n");
    assertThat(out.toString()).contains("\u001b[32mab\u001b[0m");
  }

  @Test
  void cells_areShownAsTheyAre_markupOfPicocliToo() {
    StringWriter out = new StringWriter();
    new Table("agent", "says")
        .row("a", "@|red gone|@ %s")
        .print(TerminalText.writer(new PrintWriter(out)));
    assertThat(out.toString()).isEqualTo("agent  says\na      @|red gone|@ %s\n");
  }

  @Test
  void wideCells_goOnInFurtherLines_andNoCharacterIsLost() {
    StringWriter out = new StringWriter();
    new Table("run", "benchmark", "why")
        .row("3f2a91c0", "001-sol-transfer-" + "x".repeat(30), "expected " + "one two ".repeat(12))
        .row("77770000", "b", "c")
        .print(TerminalText.writer(new PrintWriter(out)));
    assertThat(out.toString())
        .isEqualTo(
            """
            run       benchmark                           why
            3f2a91c0  001-sol-transfer-                   expected one two one two one two
                      xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx      one two one two one two one two
                                                          one two one two one two one two
                                                          one two
            77770000  b                                   c
            """);
  }

  @Test
  void wideTable_hasALineForEachRow() {
    StringWriter out = new StringWriter();
    new Table("a", "b")
        .wide(true)
        .row("x".repeat(100), "1")
        .print(TerminalText.writer(new PrintWriter(out)));
    assertThat(out.toString().lines()).hasSize(2);
  }

  @Test
  void anyTable_isAtMost80Wide_andHasAllOfItsText() {
    Random random = new Random(7);
    String letters = "ab-_/. \u8d44\ud83d\ude80\u0301\t";
    int[] points = letters.codePoints().toArray();
    for (int round = 0; round < 500; round++) {
      int columns = 1 + random.nextInt(8);
      String[] headings = cells(columns, random, points);
      Table table = new Table(headings);
      List<String> written = new ArrayList<>(List.of(headings));
      for (int row = 0; row < 5; row++) {
        String[] cells = cells(columns, random, points);
        written.addAll(List.of(cells));
        table.row(cells);
      }
      StringWriter out = new StringWriter();
      table.print(TerminalText.writer(new PrintWriter(out)));
      assertThat(out.toString().lines())
          .allSatisfy(line -> assertThat(CellText.width(line)).isLessThanOrEqualTo(80));
      assertThat(characters(out.toString())).isEqualTo(characters(String.join("", written)));
    }
  }

  private static String[] cells(int columns, Random random, int[] points) {
    return Stream.generate(
            () ->
                random
                    .ints(random.nextInt(120), 0, points.length)
                    .mapToObj(i -> Character.toString(points[i]))
                    .collect(Collectors.joining()))
        .limit(columns)
        .toArray(String[]::new);
  }

  /** Number of occurrences of each character except blanks. */
  private static Map<Integer, Long> characters(String text) {
    return text.codePoints()
        .filter(c -> !Character.isWhitespace(c))
        .boxed()
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  @Test
  void paintedCells_areNeverBroken() {
    Terminal terminal = Terminal.of(Map.of("REEV_TERMINALS", "1", "TERM", "xterm"));
    StringWriter out = new StringWriter();
    new Table("a", "verdict")
        .row("x".repeat(200), terminal.paint(Terminal.Color.BAD, "not passed, unconfined"))
        .print(TerminalText.writer(new PrintWriter(out)));
    assertThat(out.toString()).contains("\u001b[31mnot passed, unconfined\u001b[0m\n");
    assertThat(out.toString().replaceAll("\u001b\\[[0-9]+m", "").lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
  }

  @Test
  void time_isInUtcAndSaysSo_whateverItsZone() {
    JsonNode times =
        new JsonMapper()
            .readTree(
                "[\"2026-01-31T12:00:00.25Z\", \"2026-01-31T13:00:00+01:00\", \"soon\", null]");
    assertThat(times.valueStream().map(Figures::time))
        .containsExactly("2026-01-31 12:00:00 UTC", "2026-01-31 12:00:00 UTC", "soon", "-");
  }

  @Test
  void dumbTerminalAndPipe_getNoControlCharacters() {
    assertThat(Terminal.of(Map.of("REEV_TERMINALS", "12", "TERM", "dumb")))
        .isEqualTo(Terminal.NONE);
    assertThat(Terminal.of(Map.of("REEV_TERMINALS", "", "TERM", "xterm"))).isEqualTo(Terminal.NONE);
  }
}
