package dev.reev.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void columns_standBelowEachOtherWhateverTheirColour() {
    Terminal terminal = Terminal.of(Map.of("REEV_TERMINALS", "1", "TERM", "xterm"));
    StringWriter out = new StringWriter();
    new Table("name", "x")
        .row(terminal.paint(Terminal.Color.GOOD, "ab"), "1")
        .row("abcdef", "2")
        .print(VisibleText.writer(new PrintWriter(out)));
    assertThat(out.toString().replaceAll("\u001b\\[[0-9]+m", ""))
        .isEqualTo("name    x\nab      1\nabcdef  2\n");
    assertThat(out.toString()).contains("\u001b[32mab\u001b[0m");
  }

  @Test
  void time_hasTwoUnits() {
    assertThat(Figures.time(59)).isEqualTo("59s");
    assertThat(Figures.time(75)).isEqualTo("1m 15s");
    assertThat(Figures.time(7384)).isEqualTo("2h 03m");
  }

  @Test
  void dumbTerminalAndPipe_getNoControlCharacters() {
    assertThat(Terminal.of(Map.of("REEV_TERMINALS", "12", "TERM", "dumb")))
        .isEqualTo(Terminal.NONE);
    assertThat(Terminal.of(Map.of("REEV_TERMINALS", "", "TERM", "xterm"))).isEqualTo(Terminal.NONE);
  }
}
