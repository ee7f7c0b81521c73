package dev.reev.api.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultParametersTest {

  private static ResultParameters of(String start, String end) {
    return new ResultParameters(null, null, null, null, start, end, null, null);
  }

  @Test
  void lastDayOfAll_hasAnEnd() {
    assertThat(of("0001-01-01", "9999-12-31").filter().until())
        .hasToString("+10000-01-01T00:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-02, 2026-01-01",
    "2026-01-02T00:00:00Z, 2026-01-01",
    "2026-01-02, 2026-01-01T23:00:00Z",
    "2026-01-01T12:00:00Z, 2026-01-01T11:00:00Z",
  })
  void daysTheWrongWayRound_areRefusedByBothNames(String start, String end) {
    assertThatThrownBy(() -> of(start, end).filter())
        .hasMessageContaining("start_date must not be after end_date");
  }

  @ParameterizedTest
  @CsvSource({"2026-01-01, 2026-01-01", "2026-01-01T12:00:00Z, 2026-01-01"})
  void oneDay_isARange(String start, String end) {
    assertThat(of(start, end).filter().from()).isBefore(of(start, end).filter().until());
  }

  @Test
  void scoresTheWrongWayRound_areRefused() {
    assertThatThrownBy(
            () -> new ResultParameters(null, null, 0.9, 0.1, null, null, null, null).filter())
        .hasMessageContaining("min_score must not be greater than max_score");
  }
}
