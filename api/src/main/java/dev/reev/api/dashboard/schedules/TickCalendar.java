package dev.reev.api.dashboard.schedules;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Calendar of a schedule: verdicts of past ticks and times of the next ones, by day.
 *
 * @param zone whose days these are: the schedule's
 * @param weeks oldest first, each from Monday
 */
record TickCalendar(ZoneId zone, List<Week> weeks) {

  private static final int WEEKS_BEFORE = 4;
  private static final int DAYS = 7;

  /** Enough for a day: a schedule that ticks each minute has more than anybody reads. */
  private static final int NEXT_SHOWN = 3;

  record Week(List<Day> days) {}

  /**
   * One day.
   *
   * @param marks one for each thing that became of ticks
   * @param next times of ticks to come, some of them
   */
  record Day(LocalDate date, boolean today, List<Mark> marks, List<LocalTime> next) {}

  /**
   * Ticks of a day of which the same became.
   *
   * @param word decision, or state before there is one
   * @param newest the one to look at
   */
  record Mark(String word, int ticks, UUID newest) {}

  /** From where on ticks are shown. */
  static Instant begin(Instant now, ZoneId zone) {
    return monday(now, zone).minusWeeks(WEEKS_BEFORE).atStartOfDay(zone).toInstant();
  }

  /**
   * Some weeks up to now, and as far as the next ticks within one week more.
   *
   * @param ticks newest first
   */
  static TickCalendar of(List<TickRow> ticks, List<Instant> next, Instant now, ZoneId zone) {
    LocalDate today = now.atZone(zone).toLocalDate();
    Map<LocalDate, List<TickRow>> past =
        ticks.stream().collect(Collectors.groupingBy(tick -> day(tick.at(), zone)));
    Map<LocalDate, List<Instant>> coming =
        next.stream().collect(Collectors.groupingBy(time -> day(time, zone)));
    LocalDate first = monday(now, zone).minusWeeks(WEEKS_BEFORE);
    LocalDate nextMonday = monday(now, zone).plusWeeks(1);
    boolean further = coming.keySet().stream().anyMatch(day -> !day.isBefore(nextMonday));
    List<Week> weeks =
        Stream.iterate(first, monday -> monday.plusWeeks(1))
            .limit(WEEKS_BEFORE + (further ? 2 : 1))
            .map(
                monday ->
                    new Week(
                        Stream.iterate(monday, day -> day.plusDays(1))
                            .limit(DAYS)
                            .map(
                                day ->
                                    new Day(
                                        day,
                                        day.equals(today),
                                        marks(past.getOrDefault(day, List.of())),
                                        times(coming.getOrDefault(day, List.of()), zone)))
                            .toList()))
            .toList();
    return new TickCalendar(zone, weeks);
  }

  /** UTC for a zone that only Temporal knows. */
  static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }

  private static List<Mark> marks(List<TickRow> ticks) {
    Map<String, Mark> marks = new LinkedHashMap<>();
    for (TickRow tick : ticks) {
      marks.merge(
          tick.word(),
          new Mark(tick.word(), tick.occurrences(), tick.id()),
          (newer, older) -> new Mark(newer.word(), newer.ticks() + older.ticks(), newer.newest()));
    }
    return new ArrayList<>(marks.values());
  }

  private static List<LocalTime> times(List<Instant> times, ZoneId zone) {
    return times.stream()
        .limit(NEXT_SHOWN)
        .map(time -> time.atZone(zone).toLocalTime().truncatedTo(ChronoUnit.SECONDS))
        .toList();
  }

  private static LocalDate monday(Instant now, ZoneId zone) {
    return day(now, zone).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static LocalDate day(Instant time, ZoneId zone) {
    return time.atZone(zone).toLocalDate();
  }
}
