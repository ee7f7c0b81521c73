package dev.reev.runner.transaction;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.p2p.solanaj.core.AccountMeta;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.core.TransactionInstruction;
import org.p2p.solanaj.programs.SystemProgram;

/** Instructions built byte by byte, valid or not, where a library would refuse or correct them. */
final class Instructions {

  private static final PublicKey ASSOCIATED =
      new PublicKey("ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL");

  private Instructions() {}

  /** Of the System program: its number, a list of numbers and optionally a program at the end. */
  static TransactionInstruction system(
      int number, List<Long> numbers, @Nullable PublicKey program, AccountMeta... accounts) {
    ByteBuffer data = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN).putInt(number);
    numbers.forEach(data::putLong);
    if (program != null) {
      data.put(program.toByteArray());
    }
    return instruction(SystemProgram.PROGRAM_ID, data, accounts);
  }

  /** Of a token program: its number alone. */
  static TransactionInstruction token(PublicKey program, int number, AccountMeta... accounts) {
    return instruction(program, ByteBuffer.allocate(1).put((byte) number), accounts);
  }

  /** Of a token program: an amount and, for the checked ones, decimals. */
  static TransactionInstruction token(
      PublicKey program,
      int number,
      long amount,
      @Nullable Integer decimals,
      AccountMeta... accounts) {
    ByteBuffer data = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
    data.put((byte) number).putLong(amount);
    if (decimals != null) {
      data.put(decimals.byteValue());
    }
    return instruction(program, data, accounts);
  }

  /** Of a token program: a new authority of a kind, or none. */
  static TransactionInstruction setAuthority(
      PublicKey program, int kind, @Nullable PublicKey authority, AccountMeta... accounts) {
    ByteBuffer data = ByteBuffer.allocate(35).put((byte) 6).put((byte) kind);
    data.put((byte) (authority == null ? 0 : 1));
    if (authority != null) {
      data.put(authority.toByteArray());
    }
    return instruction(program, data, accounts);
  }

  /** Of a token program: a token account for an owner. */
  static TransactionInstruction initializeAccount(
      PublicKey program, PublicKey owner, AccountMeta... accounts) {
    return instruction(
        program, ByteBuffer.allocate(33).put((byte) 18).put(owner.toByteArray()), accounts);
  }

  /** Of a token program: a mint without a freeze authority. */
  static TransactionInstruction initializeMint(
      PublicKey program, int decimals, PublicKey authority, AccountMeta... accounts) {
    ByteBuffer data = ByteBuffer.allocate(67).put((byte) 20).put((byte) decimals);
    data.put(authority.toByteArray()).put((byte) 0);
    return instruction(program, data, accounts);
  }

  /** Of the associated token program, with the accounts in its order. */
  static TransactionInstruction associated(boolean idempotent, AccountMeta... accounts) {
    return instruction(
        ASSOCIATED, ByteBuffer.allocate(1).put((byte) (idempotent ? 1 : 0)), accounts);
  }

  private static TransactionInstruction instruction(
      PublicKey program, ByteBuffer data, AccountMeta... accounts) {
    byte[] bytes = new byte[data.position()];
    data.flip().get(bytes);
    return new TransactionInstruction(program, new ArrayList<>(List.of(accounts)), bytes);
  }
}
