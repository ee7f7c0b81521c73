package dev.reev.benchmarks.benchmark;

import java.math.BigInteger;

/**
 * Base58 text (the alphabet of Solana): its length in bytes, which is all that a check needs, and
 * text of bytes. No library for it: those with base58 bring a whole Solana or Bitcoin client, and
 * this module is on the class path of every other.
 */
public final class Base58 {

  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

  private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length());

  /** Bytes of an address. */
  private static final int ADDRESS_LENGTH = 32;

  /** The longest that 32 bytes can be; checked first, for decoding takes quadratic time. */
  private static final int MAX_ADDRESS_TEXT = 44;

  /** A transaction has at most 1232 bytes, so instruction data is never longer than this. */
  private static final int MAX_TEXT = 1700;

  private static final int NONE = -1;

  private Base58() {}

  /** True for the text of exactly 32 bytes. */
  static boolean isAddress(String text) {
    return text.length() <= MAX_ADDRESS_TEXT && decodedLength(text) == ADDRESS_LENGTH;
  }

  /** True for text of the alphabet that is not longer than a transaction can be. */
  static boolean isData(String text) {
    return text.length() <= MAX_TEXT && decodedLength(text) != NONE;
  }

  /** The text of bytes; each leading zero byte is a leading {@code 1}. */
  public static String encode(byte[] bytes) {
    StringBuilder backwards = new StringBuilder();
    BigInteger number = new BigInteger(1, bytes);
    while (number.signum() > 0) {
      BigInteger[] parts = number.divideAndRemainder(BASE);
      backwards.append(ALPHABET.charAt(parts[1].intValue()));
      number = parts[0];
    }
    for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
      backwards.append(ALPHABET.charAt(0));
    }
    return backwards.reverse().toString();
  }

  private static int decodedLength(String text) {
    byte[] number = new byte[text.length()];
    int length = 0;
    int leadingZeros = 0;
    for (int i = 0; i < text.length(); i++) {
      int carry = ALPHABET.indexOf(text.charAt(i));
      if (carry < 0) {
        return NONE;
      }
      if (carry == 0 && leadingZeros == i) {
        leadingZeros++;
      }
      for (int at = 0; at < length || carry > 0; at++) {
        int sum = (at < length ? Byte.toUnsignedInt(number[at]) : 0) * 58 + carry;
        number[at] = (byte) sum;
        carry = sum >> 8;
        length = Math.max(length, at + 1);
      }
    }
    return leadingZeros + length;
  }
}
