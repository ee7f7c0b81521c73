package dev.reev.runner.agent;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.p2p.solanaj.core.AccountMeta;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.programs.SystemProgram;
import org.p2p.solanaj.programs.TokenProgram;
import org.p2p.solanaj.utils.Base58;

/** Data of an expected transfer, generated from the prompt where the benchmark has none. */
final class TransferData {

  /** Instruction 2 of the System program: u32 tag, u64 lamports. */
  private static final int SYSTEM_TRANSFER = 2;

  private static final int SYSTEM_TRANSFER_BYTES = 12;

  /** The System program has instructions 0 to 12. */
  private static final int SYSTEM_LAST = 12;

  /** Instruction 3 of the SPL Token program: u8 tag, u64 base units. */
  private static final int TOKEN_TRANSFER = 3;

  private static final int TOKEN_TRANSFER_BYTES = 9;

  /** Instruction 12, with the decimals behind the amount. */
  private static final int TOKEN_TRANSFER_CHECKED = 12;

  private static final int TOKEN_TRANSFER_CHECKED_BYTES = 10;

  /** The SPL Token program has instructions 0 to 24. */
  private static final int TOKEN_LAST = 24;

  private TransferData() {}

  static byte[] of(
      PublicKey program, List<AccountMeta> accounts, @Nullable String written, String prompt) {
    byte[] data = decode(written);
    if (data != null && isWellFormed(program, data)) {
      return data;
    }
    if (program.equals(SystemProgram.PROGRAM_ID) && accounts.size() == 2) {
      return SystemProgram.transfer(
              key(accounts, 0), key(accounts, 1), PromptAmount.lamports(prompt))
          .getData();
    }
    if (program.equals(TokenProgram.PROGRAM_ID) && accounts.size() == 3) {
      return TokenProgram.transfer(
              key(accounts, 0), key(accounts, 1), PromptAmount.tokens(prompt), key(accounts, 2))
          .getData();
    }
    throw DeterministicAgent.failure(
        "the data of the instruction for " + program + " is missing and it is no plain transfer");
  }

  private static boolean isWellFormed(PublicKey program, byte[] data) {
    if (program.equals(SystemProgram.PROGRAM_ID)) {
      if (data.length < Integer.BYTES) {
        return false;
      }
      int tag = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).getInt();
      return tag == SYSTEM_TRANSFER
          ? data.length == SYSTEM_TRANSFER_BYTES
          : tag >= 0 && tag <= SYSTEM_LAST;
    }
    if (program.equals(TokenProgram.PROGRAM_ID)) {
      int tag = data.length == 0 ? -1 : Byte.toUnsignedInt(data[0]);
      return switch (tag) {
        case TOKEN_TRANSFER -> data.length == TOKEN_TRANSFER_BYTES;
        case TOKEN_TRANSFER_CHECKED -> data.length == TOKEN_TRANSFER_CHECKED_BYTES;
        default -> tag >= 0 && tag <= TOKEN_LAST;
      };
    }
    return true;
  }

  private static byte @Nullable [] decode(@Nullable String written) {
    if (written == null) {
      return null;
    }
    try {
      return Base58.decode(written.strip());
    } catch (RuntimeException e) {
      // "..." and the like: the library throws for letters outside base58.
      return null;
    }
  }

  private static PublicKey key(List<AccountMeta> accounts, int index) {
    return accounts.get(index).getPublicKey();
  }
}
