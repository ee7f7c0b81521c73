package dev.reev.stack.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.stack.outcome.ReevFailure;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiHeapTest {

  @ParameterizedTest
  @CsvSource({"1024, 512", "4096, 512", "16384, 2048", "262144, 4096"})
  void heap_isAnEighthOfTheMachine_withinBounds(long machine, long heap) {
    assertThat(ApiHeap.of(machine)).isEqualTo(heap);
  }

  @Test
  void setting_isTakenAsItIs() {
    assertThat(ApiHeap.of(Map.of("REEV_API_HEAP", " 768m "))).isEqualTo("768m");
    assertThat(ApiHeap.of(Map.of())).matches("\\d+m");
  }

  @ParameterizedTest
  @ValueSource(strings = {"768", "0m", "-1g", "much", "1g -XX:+Anything"})
  void settingThatIsNoSize_isRefused(String size) {
    assertThatThrownBy(() -> ApiHeap.of(Map.of("REEV_API_HEAP", size)))
        .isInstanceOf(ReevFailure.class)
        .hasMessageContaining("REEV_API_HEAP");
  }
}
