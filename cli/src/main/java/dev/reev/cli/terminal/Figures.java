package dev.reev.cli.terminal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Numbers of the API for people; what is not known is a dash. */
public final class Figures {

  private static final String UNKNOWN = "-";
  private static final double PERCENT = 100;

  /** A quarter of a usual terminal; the words after it matter more. */
  private static final int BAR_WIDTH = 20;

  private Figures() {}

  /** A score with three decimals. */
  public static String score(JsonNode number) {
    return number.isNumber() ? String.format(Locale.ROOT, "%.3f", number.doubleValue()) : UNKNOWN;
  }

  /** Points: as few digits as say it, three decimals at most. */
  public static String points(JsonNode number) {
    return number.isNumber()
        ? String.format(Locale.ROOT, "%.3f", number.doubleValue()).replaceFirst("\\.?0+$", "")
        : UNKNOWN;
  }

  /** A difference with its sign. */
  public static String difference(JsonNode number) {
    return number.isNumber() ? String.format(Locale.ROOT, "%+.3f", number.doubleValue()) : UNKNOWN;
  }

  /** A share as percent. */
  public static String percent(JsonNode number) {
    return number.isNumber()
        ? String.format(Locale.ROOT, "%.0f%%", number.doubleValue() * PERCENT)
        : UNKNOWN;
  }

  /** A probability. */
  public static String probability(JsonNode number) {
    return number.isNumber() ? String.format(Locale.ROOT, "%.4f", number.doubleValue()) : UNKNOWN;
  }

  /** An interval {@code {low, high}} of scores, never narrower than it is. */
  public static String interval(JsonNode interval) {
    return interval.isObject()
        ? bound(interval.path("low"), RoundingMode.FLOOR)
            + ".."
            + bound(interval.path("high"), RoundingMode.CEILING)
        : UNKNOWN;
  }

  private static String bound(JsonNode number, RoundingMode outwards) {
    return number.isNumber()
        ? BigDecimal.valueOf(number.doubleValue()).setScale(3, outwards).toPlainString()
        : UNKNOWN;
  }

  /** As much of {@code 1h 02m 03s} as is needed. */
  public static String time(long seconds) {
    Duration time = Duration.ofSeconds(seconds);
    if (time.toHours() > 0) {
      return String.format(Locale.ROOT, "%dh %02dm", time.toHours(), time.toMinutesPart());
    }
    return time.toMinutes() > 0
        ? String.format(Locale.ROOT, "%dm %02ds", time.toMinutes(), time.toSecondsPart())
        : time.toSeconds() + "s";
  }

  /** How far something is. */
  public static String bar(int percent) {
    int full = Math.min(BAR_WIDTH, percent * BAR_WIDTH / (int) PERCENT);
    return String.format(
        Locale.ROOT, "[%s%s] %3d%%", "#".repeat(full), "-".repeat(BAR_WIDTH - full), percent);
  }

  /** Text, or a dash. */
  public static String text(JsonNode text) {
    String known = text.asString("");
    return known.isEmpty() ? UNKNOWN : known;
  }
}
