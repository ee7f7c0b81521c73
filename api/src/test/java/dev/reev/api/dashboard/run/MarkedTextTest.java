package dev.reev.api.dashboard.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.dashboard.run.MarkedText.Piece;
import org.junit.jupiter.api.Test;

class MarkedTextTest {

  @Test
  void of_otherWords_areMarkedOnTheirOwnSide() {
    assertThat(MarkedText.of("send 1 SOL to Bob", "send 2 SOL to Bob").pieces())
        .containsExactly(
            new Piece("send ", false), new Piece("1 ", true), new Piece("SOL to Bob", false));
  }

  @Test
  void of_anArgumentOfACall_isMarkedAlone() {
    assertThat(
            MarkedText.of("{\"to\":\"A_B\",\"amount\":1}", "{\"to\":\"A_C\",\"amount\":1}")
                .pieces())
        .containsExactly(
            new Piece("{\"to\":\"", false),
            new Piece("A_B", true),
            new Piece("\",\"amount\":1}", false));
  }

  @Test
  void of_moreWords_areMarked_andTheShorterTextHasNoMark() {
    assertThat(MarkedText.of("done", "done, and more").differs()).isFalse();
    assertThat(MarkedText.of("done, and more", "done").pieces())
        .containsExactly(new Piece("done", false), new Piece(", and more", true));
  }

  @Test
  void of_theSame_orNothing_hasNoMark() {
    assertThat(MarkedText.of("a b", "a b").pieces()).containsExactly(new Piece("a b", false));
    assertThat(MarkedText.of("", "a b").pieces()).isEmpty();
    assertThat(MarkedText.of("a b", "").pieces()).containsExactly(new Piece("a b", true));
  }

  @Test
  void of_textsTooLongToCompareWordByWord_areMarkedWhole() {
    String text = "a ".repeat(5_000);
    assertThat(MarkedText.of(text, text + "b").pieces()).containsExactly(new Piece(text, true));
  }
}
