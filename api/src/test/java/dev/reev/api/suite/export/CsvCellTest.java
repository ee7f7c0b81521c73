package dev.reev.api.suite.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCellTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=HYPERLINK(\"http://evil\")",
        "+1+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "-",
        "=1\nmore"
      })
  void whatCouldBeAFormula_isText(String text) {
    assertThat(CsvCell.text(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "001-sol-transfer", "-1.5", "+2", "-1e-9", "a=b", "'quoted"})
  void otherText_andNumbers_stay(String text) {
    assertThat(CsvCell.text(text)).isEqualTo(text);
  }

  @Test
  void nothing_staysNothing() {
    assertThat(CsvCell.maybe(null)).isNull();
  }
}
