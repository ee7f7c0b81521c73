package dev.reev.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TerminalTextTest {

  static Stream<Arguments> hostile() {
    return Stream.of(
        Arguments.of("\u001b]0;title\u0007", "\\u001b]0;title\\u0007"),
        Arguments.of("\u001b[2Jgone", "\\u001b[2Jgone"),
        Arguments.of("\u001b[31mred\u001b[0m", "\\u001b[31mred\\u001b[0m"),
        Arguments.of("\u001b]52;c;aGk=\u001b\\", "\\u001b]52;c;aGk=\\u001b\\"),
        Arguments.of("a\u009b31mb", "a\\u009b31mb"),
        Arguments.of("over\rwritten", "over\\u000dwritten"),
        Arguments.of("a\bb\u007fc", "a\\u0008b\\u007fc"),
        Arguments.of("user\u202etxt.exe", "user\\u202etxt.exe"),
        Arguments.of("x\u2066y\u2069", "x\\u2066y\\u2069"));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void whatWouldAct_isShown(String text, String shown) {
    assertThat(TerminalText.of(text)).isEqualTo(shown);
  }

  @Test
  void aLine_isThereAtOnce() {
    var bytes = new ByteArrayOutputStream();
    TerminalText.writer(new PrintWriter(bytes, false, StandardCharsets.UTF_8)).println("a line");

    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("a line\n");
  }

  @Test
  void ordinaryText_andOurOwnColours_stay() {
    String text = "naïve 日本 \ttab\nline";

    assertThat(TerminalText.of(new Terminal(true, false).paint(Terminal.Color.BAD, text)))
        .isEqualTo("\u001b[31m" + text + "\u001b[0m");
  }

  @Test
  void aWriter_showsWhateverIsWritten() {
    StringWriter seen = new StringWriter();
    PrintWriter out = TerminalText.writer(new PrintWriter(seen));

    out.printf("%s%n", "\u001b[8mhidden");
    out.write('\u0007');
    out.flush();

    assertThat(seen.toString()).isEqualTo("\\u001b[8mhidden\n\\u0007");
  }
}
