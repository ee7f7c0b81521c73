package dev.reev.benchmarks.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

  @ParameterizedTest
  @CsvSource({"0, 0", "-7, -7", "007, 7", "2147483647, 2147483647"})
  void wholeNumbers_areRead(String text, int number) {
    assertThat(NumberText.wholeInt(text)).contains(number);
    assertThat(NumberText.whole(text)).contains((long) number);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.5", ".5, 0.5", "1, 1", "-0.25, -0.25", "1e-3, 0.001", "5E2, 500"})
  void numbers_areRead(String text, double number) {
    assertThat(NumberText.decimal(text)).contains(number);
  }

  /** Java parses each of these, but they are most likely mistakes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "+5",
        "0x10",
        "0x1p-1",
        "1d",
        "1f",
        "NaN",
        "Infinity",
        "\u0665",
        "#10",
        " 5",
        "5 ",
        ""
      })
  void otherNumbersOfJava_areNone(String text) {
    assertThat(NumberText.whole(text)).isEmpty();
    assertThat(NumberText.decimal(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2147483648", "99999999999999999999", "1.5", "1e3"})
  void whatAnIntCannotHold_isNoWholeInt(String text) {
    assertThat(NumberText.wholeInt(text)).isEmpty();
  }
}
