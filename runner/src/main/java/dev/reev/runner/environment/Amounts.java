package dev.reev.runner.environment;

/** Base units of tokens: unsigned 64-bit numbers, written as decimal text. */
final class Amounts {

  private Amounts() {}

  /**
   * Reads an amount.
   *
   * @param field name of the field, for the message of an invalid amount
   */
  static long parse(String field, String text) {
    try {
      return Long.parseUnsignedLong(text);
    } catch (NumberFormatException e) {
      throw Names.invalid(
          field + " is \"" + text + "\"; a whole number from 0 to 18446744073709551615 is needed");
    }
  }
}
