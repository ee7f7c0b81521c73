package dev.reev.api.schedule.plan;

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Days of the week as Temporal counts them: Sunday is 0, and 7 too where it is written so. The
 * library begins with Monday and would take FRI-SUN, with which Temporal refuses the schedule, and
 * refuse SUN-TUE.
 */
final class Weekdays {

  private static final List<String> NAMES =
      List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
  private static final int LAST = 6;
  private static final int SUNDAY_AGAIN = 7;
  private static final int FIELD = 4;

  private static final Pattern ITEM =
      Pattern.compile("([A-Za-z]{3}|[0-7])(?:-([A-Za-z]{3}|[0-7]))?(?:/([1-9][0-9]?))?");

  private Weekdays() {}

  /**
   * The expression with its days of the week listed one by one.
   *
   * @throws IllegalArgumentException for a range that ends before it starts
   */
  static String listed(String cron) {
    String[] fields = cron.strip().split("\\s+", -1);
    if (fields.length != FIELD + 1 || fields[FIELD].startsWith("*")) {
      return cron;
    }
    SortedSet<Integer> days = new TreeSet<>();
    for (String text : fields[FIELD].split(",", -1)) {
      Matcher item = ITEM.matcher(text);
      if (!item.matches() || day(item.group(1)) < 0) {
        // The library says what is wrong with it.
        return cron;
      }
      add(item, days);
    }
    fields[FIELD] = days.stream().map(String::valueOf).collect(Collectors.joining(","));
    return String.join(" ", fields);
  }

  private static void add(Matcher item, SortedSet<Integer> days) {
    int start = day(item.group(1));
    boolean stepped = item.group(3) != null;
    int end = item.group(2) != null ? day(item.group(2)) : stepped ? LAST : start;
    if (end < start) {
      throw new IllegalArgumentException(
          "the range %s ends before it starts, for Sunday is 0; write days as a list, such as FRI,SAT,SUN"
              .formatted(item.group()));
    }
    for (int day = start; day <= end; day += stepped ? Integer.parseInt(item.group(3)) : 1) {
      days.add(day % SUNDAY_AGAIN);
    }
  }

  /** Below 0 when it is none. */
  private static int day(String text) {
    return Character.isDigit(text.charAt(0))
        ? Integer.parseInt(text)
        : NAMES.indexOf(text.toUpperCase(Locale.ROOT));
  }
}
