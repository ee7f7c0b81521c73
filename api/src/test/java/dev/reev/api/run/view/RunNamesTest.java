package dev.reev.api.run.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.run.view.RunNames.IdRange;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunNamesTest {

  @Test
  void beginningOfAnId_meansAllIdsThatBeginLikeIt() {
    assertThat(IdRange.of("2CF99EA5-9c"))
        .isEqualTo(
            new IdRange(
                UUID.fromString("2cf99ea5-9c00-0000-0000-000000000000"),
                UUID.fromString("2cf99ea5-9cff-ffff-ffff-ffffffffffff")));
    UUID whole = UUID.randomUUID();
    assertThat(IdRange.of(whole.toString())).isEqualTo(new IdRange(whole, whole));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"001", "abcde", "sol-transfer", "2cf99ea5-9c12-4f21-9a5a-72c177d3e32d0", ""})
  void anythingElse_isNoId(String text) {
    assertThat(IdRange.of(text)).isNull();
  }
}
