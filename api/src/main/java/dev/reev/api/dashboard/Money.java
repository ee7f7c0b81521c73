package dev.reev.api.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts of money as pages write them. */
public final class Money {

  /** A run may cost a small part of a cent. */
  private static final int PLACES = 5;

  private static final int CENTS = 2;

  private Money() {}

  /** As {@code $0.00087}, with cents at least. */
  public static String dollars(double amount) {
    BigDecimal shown =
        BigDecimal.valueOf(amount).setScale(PLACES, RoundingMode.HALF_UP).stripTrailingZeros();
    return "$" + (shown.scale() < CENTS ? shown.setScale(CENTS) : shown).toPlainString();
  }
}
