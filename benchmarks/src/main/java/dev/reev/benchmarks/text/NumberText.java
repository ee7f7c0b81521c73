package dev.reev.benchmarks.text;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Parses decimal numbers strictly. Java accepts more, such as {@code 0x1p-1}, {@code 1d}, {@code
 * +5}, {@code NaN} and the digits of other scripts; an input of that kind is most likely a mistake.
 */
public final class NumberText {

  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

  private static final Pattern DECIMAL =
      Pattern.compile("-?([0-9]{1,40}(\\.[0-9]{1,40})?|\\.[0-9]{1,40})([eE]-?[0-9]{1,2})?");

  private NumberText() {}

  /** A whole number; empty for anything else, and for one of more than 18 digits. */
  public static Optional<Long> whole(String text) {
    return WHOLE.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  /** A whole number that an {@code int} can hold. */
  public static Optional<Integer> wholeInt(String text) {
    return whole(text)
        .filter(number -> number >= Integer.MIN_VALUE && number <= Integer.MAX_VALUE)
        .map(Long::intValue);
  }

  /** A finite number, with a point for the fraction; empty for anything else. */
  public static Optional<Double> decimal(String text) {
    return DECIMAL.matcher(text).matches()
        ? Optional.of(Double.valueOf(text)).filter(number -> !number.isInfinite())
        : Optional.empty();
  }
}
