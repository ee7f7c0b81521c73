package dev.reev.api.schedule.engine;

import io.temporal.api.schedule.v1.Range;
import io.temporal.api.schedule.v1.ScheduleSpec;
import io.temporal.api.schedule.v1.StructuredCalendarSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes as a cron expression what Temporal made of one: it keeps ranges, not the text. */
final class CronText {

  private static final int LAST_WEEKDAY = 6;

  private CronText() {}

  /** Empty when the times are no single cron expression. */
  static Optional<String> of(ScheduleSpec times) {
    if (times.getStructuredCalendarCount() != 1 || times.getIntervalCount() > 0) {
      return Optional.empty();
    }
    StructuredCalendarSpec calendar = times.getStructuredCalendar(0);
    if (calendar.getYearCount() > 0 || !isZero(calendar.getSecondList())) {
      return Optional.empty();
    }
    return Optional.of(
        String.join(
            " ",
            field(calendar.getMinuteList(), 0, 59),
            field(calendar.getHourList(), 0, 23),
            field(calendar.getDayOfMonthList(), 1, 31),
            field(calendar.getMonthList(), 1, 12),
            field(calendar.getDayOfWeekList(), 0, LAST_WEEKDAY)));
  }

  private static boolean isZero(List<Range> seconds) {
    return seconds.stream().allMatch(range -> range.getStart() == 0 && range.getEnd() == 0);
  }

  private static String field(List<Range> ranges, int first, int last) {
    return ranges.stream().map(range -> text(range, first, last)).collect(Collectors.joining(","));
  }

  /** An end below the start means just the start, a step below one means one. */
  private static String text(Range range, int first, int last) {
    int start = range.getStart();
    int end = Math.max(start, range.getEnd());
    String step = range.getStep() > 1 && end > start ? "/" + range.getStep() : "";
    if (start == first && end == last) {
      return "*" + step;
    }
    return end == start ? Integer.toString(start) : start + "-" + end + step;
  }
}
