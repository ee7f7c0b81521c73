package dev.reev.benchmarks.benchmark;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import tools.jackson.databind.JsonNode;

/**
 * Accepted deviation of a number.
 *
 * @param amount units, or a fraction of the expected number when {@code relative}
 */
public record Tolerance(BigDecimal amount, boolean relative) {

  private static final int PERCENT_DIGITS = 2;

  /** Reads a tolerance from a file: a whole number of units, or text such as {@code 1%}. */
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

  /** Accepted deviation from this number in units, rounded down. */
  BigInteger around(BigInteger number) {
    BigDecimal units = relative ? new BigDecimal(number.abs()).multiply(amount) : amount;
    return units.setScale(0, RoundingMode.DOWN).toBigInteger();
  }
}
