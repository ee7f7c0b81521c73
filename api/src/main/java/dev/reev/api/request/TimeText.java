package dev.reev.api.request;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Times as clients send them: ISO 8601 with a zone. Never a number, whose unit nobody says. */
public final class TimeText {

  /** What a client is told. */
  public static final String RULE = "must be a time with its zone, such as 2026-01-31T12:00:00Z";

  /** What PostgreSQL can compare, and more than anybody needs. */
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

  /** Whether the year is one that can be asked for. */
  public static boolean isYear(int year) {
    return year >= 1 && year <= LAST_YEAR;
  }
}
