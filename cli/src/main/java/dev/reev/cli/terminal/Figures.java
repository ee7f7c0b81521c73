package dev.reev.cli.terminal;

import dev.reev.benchmarks.text.FigureText;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;
import tools.jackson.databind.JsonNode;

/** Formats numbers of the API for display; an unknown one is a dash. */
public final class Figures {

  private static final String UNKNOWN = "-";
  private static final int PERCENT = 100;

  /** A quarter of a usual terminal; the words after it matter more. */
  private static final int BAR_WIDTH = 20;

  /** Part of the heading of a column of times. */
  public static final String UTC = " (UTC)";

  /** Length of {@code 2026-01-31 12:00}. */
  private static final int MINUTE = 16;

  private static final int UUID_LENGTH = 36;

  /**
   * Digits of a short id. Among a million ids, one in four thousand has the same short id as
   * another.
   */
  private static final int SHORT_ID = 8;

  private Figures() {}

  /** A score from 0 to 1; a dash for none. */
  public static String score(JsonNode number) {
    return shown(number, FigureText::score);
  }

  /** Points of a check; a dash for none. */
  public static String points(JsonNode number) {
    return shown(number, FigureText::points);
  }

  /** A difference of scores. */
  public static String difference(JsonNode number) {
    return shown(number, FigureText::difference);
  }

  /** A share from 0 to 1, in per cent. */
  public static String percent(JsonNode number) {
    return shown(number, FigureText::percent);
  }

  /** A p-value. */
  public static String probability(JsonNode number) {
    return shown(number, FigureText::probability);
  }

  private static String shown(JsonNode number, DoubleFunction<String> form) {
    return number.isNumber() ? form.apply(number.doubleValue()) : UNKNOWN;
  }

  /** An interval {@code {low, high}} of scores. */
  public static String interval(JsonNode interval) {
    return interval(interval, FigureText::interval);
  }

  /** An interval {@code {low, high}} of shares. */
  public static String percents(JsonNode interval) {
    return interval(interval, FigureText::percents);
  }

  /** An interval {@code {low, high}} of differences. */
  public static String differences(JsonNode interval) {
    return interval(interval, FigureText::differences);
  }

  private static String interval(JsonNode interval, BiFunction<Double, Double, String> form) {
    JsonNode low = interval.path("low");
    JsonNode high = interval.path("high");
    return low.isNumber() && high.isNumber()
        ? form.apply(low.doubleValue(), high.doubleValue())
        : UNKNOWN;
  }

  /** A time; other text is returned as it is. */
  public static String time(JsonNode time) {
    try {
      return FigureText.time(OffsetDateTime.parse(time.asString("")).toInstant());
    } catch (DateTimeParseException e) {
      return text(time);
    }
  }

  /** A time in a table, where space is short: to the minute, with {@link #UTC} in the heading. */
  public static String minute(JsonNode time) {
    String text = time(time);
    return text.endsWith(" UTC") ? text.substring(0, MINUTE) : text;
  }

  /** The beginning of an id, which every command accepts in place of the whole. */
  public static String shortId(String id) {
    return id.length() == UUID_LENGTH ? id.substring(0, SHORT_ID) : id;
  }

  /** A progress bar. */
  public static String bar(int percent) {
    int full = Math.min(BAR_WIDTH, percent * BAR_WIDTH / PERCENT);
    return String.format(
        Locale.ROOT, "[%s%s] %3d%%", "#".repeat(full), "-".repeat(BAR_WIDTH - full), percent);
  }

  /** The text, or a dash when it is empty. */
  public static String text(JsonNode text) {
    String known = text.asString("");
    return known.isEmpty() ? UNKNOWN : known;
  }
}
