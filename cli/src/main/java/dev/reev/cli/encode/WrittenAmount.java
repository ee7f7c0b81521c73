package dev.reev.cli.encode;

import dev.reev.stack.outcome.ReevFailure;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Amounts as people say them: whole SOL or tokens, with a fraction. */
final class WrittenAmount {

  /** Decimals of a mint are a byte. */
  private static final int MOST_DECIMALS = 255;

  private static final int U64_BITS = 64;
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,20}(\\.\\d{1,255})?");

  private WrittenAmount() {}

  /** Converts an amount to its smallest units, a u64. */
  static long units(String amount, int decimals) {
    if (decimals < 0 || decimals > MOST_DECIMALS) {
      throw ReevFailure.usage("--decimals is %d; it must be 0 to 255.".formatted(decimals));
    }
    if (!AMOUNT.matcher(amount).matches()) {
      throw ReevFailure.usage(
          "AMOUNT must be a number such as 0.25, but is '%s'.".formatted(amount));
    }
    BigDecimal units = new BigDecimal(amount).movePointRight(decimals).stripTrailingZeros();
    if (units.scale() > 0) {
      throw ReevFailure.usage(
          "AMOUNT is %s, but there are %d decimals only.".formatted(amount, decimals));
    }
    BigInteger whole = units.toBigIntegerExact();
    if (whole.bitLength() > U64_BITS) {
      throw ReevFailure.usage(
          "AMOUNT is %s, which is more than a transfer can hold.".formatted(amount));
    }
    return whole.longValue();
  }
}
