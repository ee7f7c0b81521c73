package dev.reev.cli.encode;

import dev.reev.benchmarks.benchmark.Base58;
import dev.reev.stack.outcome.ReevFailure;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Encoded data of an instruction. */
final class InstructionBytes {

  /** Instruction 2 of the System program: u32 tag, u64 lamports. */
  private static final int SYSTEM_TRANSFER = 2;

  /** Instruction 3 of the SPL Token program: u8 tag, u64 base units. */
  private static final byte TOKEN_TRANSFER = 3;

  /** Instruction 12, with the decimals after the amount. */
  private static final byte TOKEN_TRANSFER_CHECKED = 12;

  private static final int LAMPORTS_DECIMALS = 9;

  /** Decimals of a mint are a byte. */
  private static final int MOST_DECIMALS = 255;

  private static final int U64_BITS = 64;
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,20}(\\.\\d{1,255})?");
  private static final Pattern HEX = Pattern.compile("(?:0x)?((?:[0-9a-fA-F]{2})+)");

  private final byte[] bytes;

  private InstructionBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A transfer of SOL. */
  static InstructionBytes solTransfer(String amount) {
    long lamports = units(amount, LAMPORTS_DECIMALS);
    return new InstructionBytes(
        buffer(Integer.BYTES + Long.BYTES).putInt(SYSTEM_TRANSFER).putLong(lamports).array());
  }

  /** A transfer of tokens of a mint with this number of decimals. */
  static InstructionBytes tokenTransfer(String amount, int decimals) {
    return new InstructionBytes(
        buffer(1 + Long.BYTES).put(TOKEN_TRANSFER).putLong(units(amount, decimals)).array());
  }

  /** The same in the checked form, which contains the decimals. */
  static InstructionBytes checkedTokenTransfer(String amount, int decimals) {
    return new InstructionBytes(
        buffer(1 + Long.BYTES + 1)
            .put(TOKEN_TRANSFER_CHECKED)
            .putLong(units(amount, decimals))
            .put((byte) decimals)
            .array());
  }

  /** Takes the bytes as given. */
  static InstructionBytes ofHex(String text) {
    var matcher = HEX.matcher(text);
    if (!matcher.matches()) {
      throw ReevFailure.usage(
          "BYTES must be pairs of hexadecimal digits, such as 020000, but is '%s'."
              .formatted(text));
    }
    return new InstructionBytes(HexFormat.of().parseHex(matcher.group(1)));
  }

  /** The encoding that benchmarks use. */
  String base58() {
    return Base58.encode(bytes);
  }

  String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Converts an amount to its smallest units, a u64. */
  private static long units(String amount, int decimals) {
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
