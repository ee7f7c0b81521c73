package dev.reev.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunPositionTest {

  @Test
  void positions_areOrderedAsARunGoes() {
    assertThat(
            Stream.of("0-0-0", "1-1-0", "1-1-9", "1-1-10", "1-2-0", "1-2-1", "2-2-0")
                .map(text -> RunPosition.parse(text).orElseThrow()))
        .isSorted()
        .doesNotHaveDuplicates()
        .allMatch(position -> position.compareTo(RunPosition.START) > 0);
  }

  @Test
  void aPosition_isReadAsItIsWritten() {
    assertThat(RunPosition.parse(RunPosition.running(2, 17).toString()))
        .contains(RunPosition.running(2, 17));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1-1", "3-1-1", "1--1-1", "1-1-9999999999", "1-1-1 ", "a-b-c"})
  void anythingElse_isNoPosition(String text) {
    assertThat(RunPosition.parse(text)).isEmpty();
  }
}
