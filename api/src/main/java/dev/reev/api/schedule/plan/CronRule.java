package dev.reev.api.schedule.plan;

import com.cronutils.model.Cron;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.reev.api.problem.ProblemException;
import dev.reev.api.problem.ProblemExceptions;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads cron expressions as strictly as Temporal does, so that a wrong one is refused even while
 * Temporal is away: five fields with lists, ranges, steps and English names.
 */
public final class CronRule {

  private static final String FIELD = "cron";

  /** A tick a minute for a year has fewer characters. */
  private static final int MAX_LENGTH = 200;

  private static final CronDefinition FIVE_FIELDS =
      CronDefinitionBuilder.defineCron()
          .withMinutes()
          .withStrictRange()
          .and()
          .withHours()
          .withStrictRange()
          .and()
          .withDayOfMonth()
          .withStrictRange()
          .and()
          .withMonth()
          .withStrictRange()
          .and()
          .withDayOfWeek()
          .withValidRange(0, 7)
          .withMondayDoWValue(1)
          .withIntMapping(7, 0)
          .withStrictRange()
          .and()
          // As Temporal: a day must fit both fields.
          .matchDayOfWeekAndDayOfMonth()
          .instance();

  /** The part of the library's message that names the invalid number. */
  private static final Pattern OUTSIDE =
      Pattern.compile("Value (\\S+) not in range \\[(\\d+), (\\d+)]");

  private CronRule() {}

  /**
   * Checks an expression.
   *
   * @throws ProblemException 400 when it cannot be read or never comes true
   */
  public static void check(String cron) {
    if (next(parsed(cron), ZonedDateTime.now(ZoneId.of("UTC"))).isEmpty()) {
      throw ProblemExceptions.invalid(FIELD, "'%s' never comes true".formatted(cron));
    }
  }

  /** Number of matches between two times, at most {@code cap}. */
  public static int count(String cron, ZoneId zone, Instant from, Instant to, int cap) {
    Cron parsed = parsed(cron);
    // The first second counts too.
    ZonedDateTime time = from.atZone(zone).minusSeconds(1);
    int found = 0;
    while (found < cap) {
      Optional<ZonedDateTime> next = next(parsed, time);
      if (next.isEmpty() || next.get().toInstant().isAfter(to)) {
        break;
      }
      found++;
      time = next.get();
    }
    return found;
  }

  /**
   * When it comes true next.
   *
   * @return at most so many times, in order
   * @throws ProblemException 400 when it cannot be read
   */
  public static List<Instant> next(String cron, ZoneId zone, Instant after, int most) {
    Cron parsed = parsed(cron);
    return Stream.iterate(
            next(parsed, after.atZone(zone)),
            Optional::isPresent,
            time -> time.flatMap(last -> next(parsed, last)))
        .limit(most)
        .map(time -> time.orElseThrow().toInstant())
        .toList();
  }

  private static Optional<ZonedDateTime> next(Cron cron, ZonedDateTime after) {
    return ExecutionTime.forCron(cron).nextExecution(after);
  }

  private static Cron parsed(String cron) {
    try {
      if (cron.length() > MAX_LENGTH) {
        throw wrong("; it is too long");
      }
      return new CronParser(FIVE_FIELDS).parse(Weekdays.listed(cron)).validate();
    } catch (IllegalArgumentException e) {
      Matcher outside = OUTSIDE.matcher(String.valueOf(e.getMessage()));
      throw wrong(
          outside.find()
              ? "; %s is not from %s to %s"
                  .formatted(outside.group(1), outside.group(2), outside.group(3))
              : "");
    }
  }

  private static ProblemException wrong(String why) {
    return ProblemExceptions.invalid(
        FIELD,
        "must be five fields: minute, hour, day of month, month, day of week, for example"
            + " '30 2 * * MON-FRI'"
            + why);
  }
}
