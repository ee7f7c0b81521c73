package dev.reev.api.legacy.flow;

import dev.reev.api.legacy.flow.ToolState.Transfer;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.Observation;
import dev.reev.benchmarks.session.SessionFile;
import dev.reev.benchmarks.session.TraceInstruction;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Set;
import org.apache.commons.codec.binary.Base58;
import org.jspecify.annotations.Nullable;

/** The instructions of a session as if a tool had been called for each. */
final class InstructionStates {

  private static final String LABEL = "1 ix";
  private static final String SYSTEM = "11111111111111111111111111111111";
  private static final Set<String> TOKEN_PROGRAMS =
      Set.of(
          "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA",
          "TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb");

  /** u32 tag, u64 lamports. */
  private static final int SYSTEM_TRANSFER = 2;

  private static final int SYSTEM_TRANSFER_BYTES = Integer.BYTES + Long.BYTES;

  /** u8 tag, u64 base units; from, to, owner. */
  private static final int TOKEN_TRANSFER = 3;

  /** The same and u8 decimals; from, mint, to, owner. */
  private static final int TOKEN_TRANSFER_CHECKED = 12;

  private static final int TOKEN_TRANSFER_BYTES = Byte.BYTES + Long.BYTES;

  private final SessionAccounts accounts;

  InstructionStates(SessionAccounts accounts) {
    this.accounts = accounts;
  }

  List<ToolState> of(SessionFile session) {
    FinalResult result = session.finalResult();
    return result == null || result.data() == null
        ? List.of()
        : result.data().steps().stream()
            .flatMap(
                step ->
                    step.action().stream()
                        .map(instruction -> state(instruction, step.observation())))
            .toList();
  }

  private ToolState state(TraceInstruction instruction, Observation seen) {
    ByteBuffer data = ByteBuffer.wrap(decode(instruction.data())).order(ByteOrder.LITTLE_ENDIAN);
    Transfer transfer = null;
    if (instruction.programId().equals(SYSTEM)) {
      transfer = solTransfer(instruction, data);
    } else if (TOKEN_PROGRAMS.contains(instruction.programId())) {
      transfer = tokenTransfer(instruction, data);
    }
    String tool =
        transfer == null
            ? "program_" + instruction.programId()
            : instruction.programId().equals(SYSTEM) ? "sol_transfer" : "spl_transfer";
    return new ToolState(tool, seen.succeeded() ? LABEL : LABEL + " (failed)", transfer);
  }

  private @Nullable Transfer solTransfer(TraceInstruction instruction, ByteBuffer data) {
    if (data.remaining() != SYSTEM_TRANSFER_BYTES
        || data.getInt() != SYSTEM_TRANSFER
        || instruction.accounts().size() < 2) {
      return null;
    }
    return new Transfer(
        account(instruction, 0),
        account(instruction, 1),
        SessionAccounts.sol(Long.toUnsignedString(data.getLong())));
  }

  private @Nullable Transfer tokenTransfer(TraceInstruction instruction, ByteBuffer data) {
    if (data.remaining() < TOKEN_TRANSFER_BYTES) {
      return null;
    }
    int tag = data.get();
    boolean checked = tag == TOKEN_TRANSFER_CHECKED;
    int to = checked ? 2 : 1;
    if ((!checked && tag != TOKEN_TRANSFER) || instruction.accounts().size() <= to) {
      return null;
    }
    String source = instruction.accounts().get(0).pubkey();
    String mint = checked ? instruction.accounts().get(1).pubkey() : accounts.mintOf(source);
    return new Transfer(
        account(instruction, 0),
        account(instruction, to),
        accounts.amount(Long.toUnsignedString(data.getLong()), mint));
  }

  private String account(TraceInstruction instruction, int index) {
    return accounts.name(instruction.accounts().get(index).pubkey());
  }

  /** Empty for what is no base58: a foreign runner may write anything. */
  private static byte[] decode(String base58) {
    try {
      return new Base58().decode(base58);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
