package dev.reev.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
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
