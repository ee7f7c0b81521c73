package dev.reev.api.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.api.problem.ProblemException;
import dev.reev.api.schedule.plan.CronRule;
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
        "0 0 * * 5-7",
        "0 0 * * 0-7",
        "0 0 * * SUN-TUE",
        "0 0 * * fri,SAT,SUN",
        "0 0 * * 1/2",
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
        "0 0 * * FRI-SUN",
        "0 0 * * 6-0",
        "0 0 * NOV-FEB *",
        "5-1 0 * * *",
        "*/0 0 * * *",
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

  /**
   * Verified with Temporal 1.29: zones that it loads, and zones that it rejects with "unknown time
   * zone".
   */
  @ParameterizedTest
  @ValueSource(strings = {"UTC", "EST", "HST", "EST5EDT", "Etc/GMT+2", "Zulu", "Europe/Berlin"})
  void zonesThatTemporalLoads_areTaken(String zone) {
    assertThat(ScheduleContents.zone(zone)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Z", "UTC+2", "GMT+2", "+02:00", "utc", "europe/berlin", "Local", "", "X"})
  void zonesThatItDoesNot_areRefused(String zone) {
    assertThatThrownBy(() -> ScheduleContents.zone(zone))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("timezone must be a name of the IANA database");
  }

  @Test
  void sundayIsTheFirstDay_inARangeToo() {
    assertThat(
            CronRule.count(
                "0 0 * * SUN-MON",
                ZoneId.of("UTC"),
                Instant.parse("2026-11-23T00:00:00Z"),
                Instant.parse("2026-11-29T12:00:00Z"),
                100))
        // Monday the 23rd and Sunday the 29th.
        .isEqualTo(2);
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
