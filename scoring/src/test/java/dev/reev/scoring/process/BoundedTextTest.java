package dev.reev.scoring.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BoundedTextTest {

  @Test
  void anOrdinaryPattern_findsWhatItFindsInAnyText() {
    String said = "x".repeat(100_000) + " I sent 0.1 SOL.";

    assertThat(Pattern.compile("sent \\d+\\.\\d+ SOL").matcher(new BoundedText(said)).find())
        .isTrue();
    assertThat(Pattern.compile("sent 2 SOL").matcher(new BoundedText(said)).find()).isFalse();
    assertThat(new BoundedText(said).subSequence(100_003, 100_007).toString()).isEqualTo("sent");
  }

  @Test
  @Timeout(60)
  void aPatternThatWouldTakeForEver_isCutOff() {
    var text = new BoundedText("a".repeat(2_000));

    assertThatThrownBy(() -> Pattern.compile("a*a*a*a*a*b").matcher(text).find())
        .isInstanceOf(BoundedText.ExhaustedException.class);
  }
}
