package dev.reev.benchmarks.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Formats numbers, money and times in one form for pages, commands, reports and messages.
 * Everything is rounded half up, except the ends of an interval, which is never shown narrower than
 * it is. Machine-readable output (JSON, CSV, metrics, attributes of traces) keeps full numbers and
 * ISO 8601.
 */
public final class FigureText {

  private static final int SCORE_PLACES = 3;

  /** One place more than scores have, for differences that three places do not show. */
  private static final int FINE_PLACES = 4;

  private static final int PERCENT_PLACES = 1;
  private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

  /** A run may cost a small fraction of a cent. */
  private static final int MONEY_PLACES = 5;

  private static final int CENTS = 2;

  /** Below one in a thousand, the exact value does not matter. */
  private static final double LEAST_PROBABILITY = 0.001;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long KIB = 1024;

  private FigureText() {}

  /** A score, a mean of scores or a rate, as {@code 0.786}. */
  public static String score(double score) {
    return places(score, SCORE_PLACES, RoundingMode.HALF_UP);
  }

  /** A difference of scores with its sign, as {@code +0.0357}. */
  public static String difference(double difference) {
    return signed(difference, RoundingMode.HALF_UP);
  }

  /** An interval of differences, as {@code -0.0119 to +0.0834}. */
  public static String differences(double low, double high) {
    return signed(low, RoundingMode.FLOOR) + " to " + signed(high, RoundingMode.CEILING);
  }

  private static String signed(double difference, RoundingMode rounding) {
    String text = places(difference, FINE_PLACES, rounding);
    return text.startsWith("-") ? text : "+" + text;
  }

  /** An interval of scores, as {@code 0.612 to 0.871}. */
  public static String interval(double low, double high) {
    return places(low, SCORE_PLACES, RoundingMode.FLOOR)
        + " to "
        + places(high, SCORE_PLACES, RoundingMode.CEILING);
  }

  /** Points of a score and limits on scores: as few digits as say it, four places at most. */
  public static String points(double points) {
    return plain(BigDecimal.valueOf(points).setScale(FINE_PLACES, RoundingMode.HALF_UP));
  }

  /** A number in full, without an exponent and without trailing zeros. */
  public static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  /** The p-value of a test, with its name and relation: {@code p = 0.012}. */
  public static String probability(String name, double probability) {
    return name + (probability < LEAST_PROBABILITY ? " " : " = ") + probability(probability);
  }

  /** Of a test, as {@code 0.012} or {@code < 0.001}. */
  public static String probability(double probability) {
    return probability < LEAST_PROBABILITY
        ? "< " + places(LEAST_PROBABILITY, SCORE_PLACES, RoundingMode.HALF_UP)
        : places(probability, SCORE_PLACES, RoundingMode.HALF_UP);
  }

  /** A share from 0 to 1 in percent, as {@code 66.7%}. */
  public static String percent(double share) {
    return percent(share, RoundingMode.HALF_UP);
  }

  /** An interval of shares, as {@code 28.3% to 100.0%}. */
  public static String percents(double low, double high) {
    return percent(low, RoundingMode.FLOOR) + " to " + percent(high, RoundingMode.CEILING);
  }

  private static String percent(double share, RoundingMode rounding) {
    return BigDecimal.valueOf(share)
            .multiply(PERCENT)
            .setScale(PERCENT_PLACES, rounding)
            .toPlainString()
        + "%";
  }

  /** A whole number, as {@code 12,345}. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Money, as {@code $0.00087}, with cents at least. */
  public static String dollars(double amount) {
    BigDecimal shown =
        BigDecimal.valueOf(amount)
            .setScale(MONEY_PLACES, RoundingMode.HALF_UP)
            .stripTrailingZeros();
    return "$" + (shown.scale() < CENTS ? shown.setScale(CENTS) : shown).toPlainString();
  }

  /** A time with its zone, as {@code 2026-01-31 12:00:00 UTC}. */
  public static String time(Instant time) {
    return TIME.format(time);
  }

  /** A duration in the units that tell: {@code 850 ms}, {@code 1.3 s}, {@code 2 m 05 s}. */
  public static String took(long milliseconds) {
    long millis = Math.max(0, milliseconds);
    if (millis < SECOND) {
      return millis + " ms";
    }
    long tenths = rounded(millis, SECOND / 10);
    if (tenths < MINUTE / (SECOND / 10)) {
      return tenths / 10 + "." + tenths % 10 + " s";
    }
    long seconds = rounded(millis, SECOND);
    if (seconds < HOUR / SECOND) {
      return String.format(Locale.ROOT, "%d m %02d s", seconds / 60, seconds % 60);
    }
    long minutes = rounded(millis, MINUTE);
    return String.format(Locale.ROOT, "%d h %02d m", minutes / 60, minutes % 60);
  }

  private static long rounded(long millis, long unit) {
    return (millis + unit / 2) / unit;
  }

  /** A size, as {@code 1.5 MiB}. */
  public static String bytes(long bytes) {
    if (bytes < KIB) {
      return bytes + " B";
    }
    double size = bytes;
    for (String unit : new String[] {"KiB", "MiB"}) {
      size /= KIB;
      if (size < KIB) {
        return places(size, 1, RoundingMode.HALF_UP) + " " + unit;
      }
    }
    return places(size / KIB, 1, RoundingMode.HALF_UP) + " GiB";
  }

  private static String places(double number, int places, RoundingMode rounding) {
    return BigDecimal.valueOf(number).setScale(places, rounding).toPlainString();
  }
}
