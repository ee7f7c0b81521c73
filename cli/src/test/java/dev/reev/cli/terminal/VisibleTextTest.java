package dev.reev.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleTextTest {

  @ParameterizedTest
  @CsvSource({
    "\u001b]0;title\u0007, \\u001b]0;title\\u0007",
    "\u001b[2Jgone, \\u001b[2Jgone",
    "\u001b]52;c;aGk=\u001b\\, \\u001b]52;c;aGk=\\u001b\\",
    "a\u009b31mb, a\\u009b31mb",
    "over\rwritten, over\\u000dwritten",
    "a\bb\u007fc, a\\u0008b\\u007fc",
    "user\u202etxt.exe, user\\u202etxt.exe",
    "x\u2066y\u2069, x\\u2066y\\u2069"
  })
  void whatWouldAct_isShown(String text, String shown) {
    assertThat(VisibleText.of(text)).isEqualTo(shown);
  }

  @Test
  void ordinaryText_andOurOwnColours_stay() {
    String text = new Terminal(true, false).paint(Terminal.Color.BAD, "naïve 日本 \ttab\nline");

    assertThat(VisibleText.of(text)).isEqualTo(text);
  }

  @Test
  void aWriter_showsWhateverIsWritten() {
    StringWriter seen = new StringWriter();
    PrintWriter out = VisibleText.writer(new PrintWriter(seen));

    out.printf("%s%n", "\u001b[8mhidden");
    out.write('\u0007');
    out.flush();

    assertThat(seen.toString()).isEqualTo("\\u001b[8mhidden\n\\u0007");
  }
}
