package dev.reev.benchmarks.benchmark;

import java.math.BigInteger;

/**
 * Base58 text (Solana's alphabet): its length in bytes, which is all that a check needs, and
 * encoding. No library is used: those with base58 bring a whole Solana or Bitcoin client, and this
 * module is on the class path of every other.
 */
public final class Base58 {

  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

  private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length());

  /** Length of an address in bytes. */
  private static final int ADDRESS_LENGTH = 32;

  /** Longest text of 32 bytes; checked first, because decoding takes quadratic time. */
  private static final int MAX_ADDRESS_TEXT = 44;

  /** A transaction has at most 1232 bytes, so instruction data is never longer than this. */
  private static final int MAX_TEXT = 1700;

  private static final int NONE = -1;

  private Base58() {}

  /** True for text that encodes exactly 32 bytes. */
  static boolean isAddress(String text) {
    return text.length() <= MAX_ADDRESS_TEXT && decodedLength(text) == ADDRESS_LENGTH;
  }

  /** True for base58 text that fits in a transaction. */
  static boolean isData(String text) {
    return text.length() <= MAX_TEXT && decodedLength(text) != NONE;
  }

  /** Encodes bytes; each leading zero byte becomes a leading {@code 1}. */
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
