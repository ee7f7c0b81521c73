package dev.reev.benchmarks.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

  private static final String TEXT = VisibleText.SOMETHING + ".{1,20}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "\u00a0",
        "\u200b\u200d",
        "\ufeff",
        "\u2060",
        "\u3164",
        "\u2800",
        "\ufe0f",
        "\u00ad"
      })
  void whatNobodySees_isNothing(String text) {
    assertThat(text).doesNotMatch(TEXT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", " a ", "\u200ba", "\u00e4", "\u65e5\u672c", "\ud83d\ude00", "-"})
  void whatPeopleSee_isSomething(String text) {
    assertThat(text).matches(TEXT);
  }
}
