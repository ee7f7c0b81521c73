package dev.reev.runner.tool;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.p2p.solanaj.core.AccountMeta;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.core.TransactionInstruction;
import org.p2p.solanaj.programs.SystemProgram;

/**
 * Plain transfers. The Solana library's own builders refuse amounts above 2^63 and support only one
 * token program.
 */
final class Transfers {

  /** Instruction 2 of the System program: u32 tag, u64 lamports. */
  private static final int SYSTEM_TRANSFER = 2;

  /** Instruction 3 of the token programs: u8 tag, u64 base units. */
  private static final byte TOKEN_TRANSFER = 3;

  private Transfers() {}

  static TransactionInstruction sol(PublicKey from, PublicKey to, long lamports) {
    ByteBuffer data =
        ByteBuffer.allocate(Integer.BYTES + Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    return new TransactionInstruction(
        SystemProgram.PROGRAM_ID,
        List.of(new AccountMeta(from, true, true), new AccountMeta(to, false, true)),
        data.putInt(SYSTEM_TRANSFER).putLong(lamports).array());
  }

  /**
   * Transfers tokens between token accounts.
   *
   * @param program the token program of the mint
   * @param owner of the source, who signs
   */
  static TransactionInstruction token(
      PublicKey program, PublicKey source, PublicKey destination, PublicKey owner, long amount) {
    ByteBuffer data = ByteBuffer.allocate(Byte.BYTES + Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    return new TransactionInstruction(
        program,
        List.of(
            new AccountMeta(source, false, true),
            new AccountMeta(destination, false, true),
            new AccountMeta(owner, true, false)),
        data.put(TOKEN_TRANSFER).putLong(amount).array());
  }
}
