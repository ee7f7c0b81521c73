package dev.reev.runner.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

  /** Contains every character that some encoding escapes. */
  private final Redactor redactor = new Redactor(List.of("sk/\"a\\b+ü=1\n", "short"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk/\"a\\b+ü=1",
        // JSON, with and without escaped slashes and other letters; JSON in JSON.
        "sk/\\\"a\\\\b+ü=1",
        "sk\\/\\\"a\\\\b+\\u00fc=1",
        "\\u0073k/\\u0022a\\u005Cb\\u002b\\u00FC=1",
        "sk/\\\\\\\"a\\\\\\\\b+\\\\u00fc=1",
        // A URL, all or parts of it encoded; a URL in a URL.
        "sk%2F%22a%5cb%2B%C3%BC%3D1",
        "sk/%22a%5Cb+%c3%bc=1",
        "sk%252F%2522a%255cb%252B%25C3%25BC%253D1"
      })
  void secret_inAnyWriting_isHidden(String written) {
    assertThat(redactor.text("<" + written + ">")).isEqualTo("<[redacted]>");
  }

  @Test
  void textThatIsNoSecret_staysAsItIs() {
    String text = "sk/\"a\\b+u=1 is short: 100%25 \\u00fc";
    assertThat(redactor.text(text)).isEqualTo(text);
  }
}
