package dev.reev.scoring.comparison;

import dev.reev.benchmarks.session.TraceInstruction;
import dev.reev.benchmarks.session.TraceInstruction.TraceAccount;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.codec.binary.Base58;

/**
 * Normal form of instructions, without differences that do not matter: drops compute budget
 * instructions, and replaces the checked form of token instructions (which repeats the mint and its
 * decimals) by the unchecked one.
 */
final class PlainForm {

  private static final String COMPUTE_BUDGET = "ComputeBudget111111111111111111111111111111";
  private static final Set<String> TOKEN_PROGRAMS =
      Set.of(
          "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA",
          "TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb");

  /**
   * Tag of the checked form to the tag of the unchecked one: TransferChecked, ApproveChecked, ...
   */
  private static final Map<Byte, Byte> UNCHECKED =
      Map.of((byte) 12, (byte) 3, (byte) 13, (byte) 4, (byte) 14, (byte) 7, (byte) 15, (byte) 8);

  /** Checked forms with the mint as an additional account. */
  private static final Set<Byte> WITH_MINT = Set.of((byte) 12, (byte) 13);

  /** Length of checked data: tag, amount, decimals. */
  private static final int CHECKED_BYTES = 10;

  private static final int PLAIN_BYTES = 9;

  private PlainForm() {}

  /** Normalized instructions in their order. */
  static List<TraceInstruction> of(List<TraceInstruction> instructions) {
    return instructions.stream()
        .filter(instruction -> !instruction.programId().equals(COMPUTE_BUDGET))
        .map(PlainForm::unchecked)
        .toList();
  }

  private static TraceInstruction unchecked(TraceInstruction instruction) {
    if (!TOKEN_PROGRAMS.contains(instruction.programId())) {
      return instruction;
    }
    byte[] data = decode(instruction.data());
    Byte plain = data.length == CHECKED_BYTES ? UNCHECKED.get(data[0]) : null;
    if (plain == null) {
      return instruction;
    }
    List<TraceAccount> accounts = new ArrayList<>(instruction.accounts());
    if (WITH_MINT.contains(data[0]) && accounts.size() > 1) {
      accounts.remove(1);
    }
    byte[] bytes = ByteBuffer.allocate(PLAIN_BYTES).put(data, 0, PLAIN_BYTES).put(0, plain).array();
    String text = Base58.builder().get().encodeToString(bytes);
    return new TraceInstruction(instruction.programId(), accounts, text);
  }

  /** Decodes base58; empty when the text is not base58. */
  static byte[] decode(String base58) {
    try {
      return Base58.builder().get().decode(base58);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
