package dev.reev.runner.environment;

/** Base units of tokens: unsigned 64-bit numbers, written as decimal text. */
final class Amounts {

  private Amounts() {}

  /**
   * Reads an amount.
   *
   * @param field where it stands, for the message when it is none
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
