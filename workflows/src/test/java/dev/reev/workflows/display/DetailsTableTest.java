package dev.reev.workflows.display;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DetailsTableTest {

  /** A code point of four bytes in UTF-8, and of two characters in Java. */
  private static final String WIDEST = "🦀";

  @Test
  void whatWouldEndACell_isLeftOut() {
    assertThat(new DetailsTable().row("reason", "a|b\nc]").link("to", "[x]", "http://y").toString())
        .isEqualTo(
            """
            | | |
            |---|---|
            | reason | a b c  |
            | to | [ x ](http://y) |
            """);
  }

  @Test
  void aMissingScore_isNotZero() {
    assertThat(new DetailsTable().score("score", null).score("mean", 0.0).toString())
        .contains("| score | - |", "| mean | 0.000 |");
  }

  @Test
  void aTableOfTheLongestValues_isSmallerThanTheServerTakes() {
    var table = new DetailsTable();
    for (int row = 0; row < 10; row++) {
      table.row("reason", WIDEST.repeat(10_000));
    }

    assertThat(table.toString().getBytes(UTF_8)).hasSizeLessThan(20_000);
    assertThat(table.toString()).contains("… |");
  }

  @Test
  void aLongSummary_isCutAtAWholeCharacter_andAShortOneIsNot() {
    String name = WIDEST.repeat(128);

    assertThat(Summary.of(name).getBytes(UTF_8)).hasSizeLessThan(398);
    assertThat(Summary.of(name)).startsWith(WIDEST).endsWith(WIDEST + "…");
    assertThat(Summary.of("nightly: 12 runs")).isEqualTo("nightly: 12 runs");
  }
}
