package dev.reev.benchmarks.benchmark;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * How far a number may be off.
 *
 * @param amount units, or a fraction of the number asked for when {@code relative}
 */
public record Tolerance(BigDecimal amount, boolean relative) {

  /** A share in a file, for example {@code 0.5%}. */
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,9})?) ?%");

  private static final int PERCENT_DIGITS = 2;

  /** Reads what a file says: a whole number of units, or text such as {@code 1%}. */
  @JsonCreator
  static Tolerance of(JsonNode written) {
    if (written.isString()) {
      String text = written.asString().replace("%", "").strip();
      return new Tolerance(new BigDecimal(text).movePointLeft(PERCENT_DIGITS), true);
    }
    return new Tolerance(written.decimalValue(), false);
  }

  static Tolerance relative(double fraction) {
    return new Tolerance(BigDecimal.valueOf(fraction), true);
  }

  static boolean isPercent(String text) {
    return PERCENT.matcher(text).matches();
  }

  /** Units to either side of a number, rounded down. */
  BigInteger around(BigInteger number) {
    BigDecimal units = relative ? new BigDecimal(number.abs()).multiply(amount) : amount;
    return units.setScale(0, RoundingMode.DOWN).toBigInteger();
  }
}
