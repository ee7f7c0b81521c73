package dev.reev.benchmarks.benchmark;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Encoded data of an instruction. Amounts are u64: a negative number is one beyond 63 bits. */
public final class InstructionBytes {

  /** Instruction 2 of the System program: u32 tag, u64 lamports. */
  private static final int SYSTEM_TRANSFER = 2;

  /** Instruction 3 of the SPL Token program: u8 tag, u64 base units. */
  private static final byte TOKEN_TRANSFER = 3;

  /** Instruction 12, with the decimals after the amount. */
  private static final byte TOKEN_TRANSFER_CHECKED = 12;

  private static final Pattern HEX = Pattern.compile("(?:0x)?((?:[0-9a-fA-F]{2})+)");

  private final byte[] bytes;

  private InstructionBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A transfer of SOL. */
  public static InstructionBytes solTransfer(long lamports) {
    return new InstructionBytes(
        buffer(Integer.BYTES + Long.BYTES).putInt(SYSTEM_TRANSFER).putLong(lamports).array());
  }

  /**
   * A transfer of tokens.
   *
   * @param amount base units
   */
  public static InstructionBytes tokenTransfer(long amount) {
    return new InstructionBytes(buffer(1 + Long.BYTES).put(TOKEN_TRANSFER).putLong(amount).array());
  }

  /**
   * The same in the checked form, which contains the decimals.
   *
   * @param amount base units
   * @param decimals of the mint, 0 to 255
   */
  public static InstructionBytes checkedTokenTransfer(long amount, int decimals) {
    return new InstructionBytes(
        buffer(1 + Long.BYTES + 1)
            .put(TOKEN_TRANSFER_CHECKED)
            .putLong(amount)
            .put((byte) decimals)
            .array());
  }

  /**
   * Takes the bytes as given.
   *
   * @throws IllegalArgumentException when the text is not pairs of hexadecimal digits
   */
  public static InstructionBytes ofHex(String text) {
    var matcher = HEX.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "must be pairs of hexadecimal digits, such as 020000, but is '%s'".formatted(text));
    }
    return new InstructionBytes(HexFormat.of().parseHex(matcher.group(1)));
  }

  /** The encoding that benchmarks use. */
  public String base58() {
    return Base58.encode(bytes);
  }

  /** Hexadecimal digits, two a byte. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
