package dev.reev.api.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.api.system.ProblemException;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CronRuleTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 3 * * *",
        "*/15 * * * *",
        "5/15 * * * *",
        "0,30 8-18/2 * * MON-FRI",
        "0 0 1 JAN *",
        "0 0 * * 7",
        "0 0 1 * 1"
      })
  void whatTemporalTakes_isTaken(String cron) {
    assertThatCode(() -> CronRule.check(cron)).doesNotThrowAnyException();
  }

  /**
   * Each of them was refused by Temporal too, but for the last three: they would never tick, or are
   * not five fields.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nightly",
        "0 3 * *",
        "61 0 * * *",
        "0 25 * * *",
        "0 0 L * *",
        "0 0 ? * *",
        "0 0 32 * *",
        "0 0 30 2 *",
        "@daily",
        "0 0 3 * * *"
      })
  void whatCannotTick_isRefusedInOneLine(String cron) {
    assertThatThrownBy(() -> CronRule.check(cron))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("cron ")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void ticksOfARange_areCounted_bothEndsIncluded() {
    assertThat(
            CronRule.count(
                "0 * * * *",
                ZoneId.of("UTC"),
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2026-01-01T05:00:00Z"),
                100))
        .isEqualTo(6);
  }

  @Test
  void aDayMustFitBothFields_asInTemporal() {
    assertThat(
            CronRule.count(
                "0 0 1 * MON",
                ZoneId.of("UTC"),
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2026-12-31T00:00:00Z"),
                100))
        // Only June begins with a Monday in 2026.
        .isEqualTo(1);
  }
}
