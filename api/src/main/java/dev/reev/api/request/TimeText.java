package dev.reev.api.request;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Times as clients send them: ISO 8601 with a zone. Numbers are refused, since their unit is
 * ambiguous.
 */
public final class TimeText {

  /** Rule quoted in error messages. */
  public static final String RULE = "must be a time with its zone, such as 2026-01-31T12:00:00Z";

  /** Last accepted year; PostgreSQL can compare it. */
  private static final int LAST_YEAR = 9999;

  private TimeText() {}

  /** Empty for anything else, and for years that are not 1 to 9999. */
  public static Optional<Instant> parse(String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      return isYear(time.getYear()) ? Optional.of(time.toInstant()) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Returns true for a year within the accepted range. */
  public static boolean isYear(int year) {
    return year >= 1 && year <= LAST_YEAR;
  }
}
