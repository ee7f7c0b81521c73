package dev.reev.api.dashboard.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.dashboard.schedules.TickCalendar.Day;
import dev.reev.api.dashboard.schedules.TickCalendar.Mark;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TickCalendarTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** A Saturday. */
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

  private static final UUID NEWER = new UUID(0, 2);
  private static final UUID OLDER = new UUID(0, 1);

  @Test
  void days_areThoseOfTheSchedule() {
    TickCalendar calendar =
        TickCalendar.of(
            List.of(tick(NEWER, "GOOD", "2026-01-30T23:30:00Z")), List.of(), NOW, BERLIN);

    assertThat(day(calendar, "2026-01-31").marks()).containsExactly(new Mark("good", 1, NEWER));
    assertThat(day(calendar, "2026-01-31").today()).isTrue();
    assertThat(day(calendar, "2026-01-30").marks()).isEmpty();
  }

  @Test
  void ticksOfADayThatCameToTheSame_areOneMarkThatLeadsToTheNewest() {
    TickCalendar calendar =
        TickCalendar.of(
            List.of(
                tick(NEWER, "GOOD", "2026-01-30T12:00:00Z"),
                tick(OLDER, "GOOD", "2026-01-30T11:00:00Z"),
                tick(OLDER, "REGRESSED", "2026-01-30T10:00:00Z")),
            List.of(),
            NOW,
            BERLIN);

    assertThat(day(calendar, "2026-01-30").marks())
        .containsExactly(new Mark("good", 2, NEWER), new Mark("regressed", 1, OLDER));
  }

  @Test
  void weeks_reachAsFarAsTheNextTicks() {
    TickCalendar without = TickCalendar.of(List.of(), List.of(), NOW, BERLIN);
    TickCalendar with =
        TickCalendar.of(List.of(), List.of(Instant.parse("2026-02-02T01:30:00Z")), NOW, BERLIN);

    assertThat(without.weeks()).hasSize(5);
    assertThat(with.weeks()).hasSize(6);
    assertThat(with.weeks().get(0).days().get(0).date()).isEqualTo("2025-12-29");
    assertThat(day(with, "2026-02-02").next()).containsExactly(LocalTime.of(2, 30));
    assertThat(TickCalendar.begin(NOW, BERLIN)).isEqualTo("2025-12-28T23:00:00Z");
  }

  @Test
  void zoneThatOnlyTemporalKnows_isUtc() {
    assertThat(TickCalendar.zone("Moon/Base")).isEqualTo(ZoneOffset.UTC);
  }

  private static TickRow tick(UUID id, String decision, String at) {
    return new TickRow("nightly", id, "ENDED", decision, 1, Instant.parse(at));
  }

  private static Day day(TickCalendar calendar, String date) {
    return calendar.weeks().stream()
        .flatMap(week -> week.days().stream())
        .filter(day -> day.date().equals(LocalDate.parse(date)))
        .findFirst()
        .orElseThrow();
  }
}
