package dev.reev.runner.prove.instruction;

import dev.reev.benchmarks.session.TraceInstruction;
import dev.reev.runner.prove.instruction.TokenAuthorityInstruction.CloseAccount;
import dev.reev.runner.prove.instruction.TokenAuthorityInstruction.Revoke;
import dev.reev.runner.prove.instruction.TokenAuthorityInstruction.Right;
import dev.reev.runner.prove.instruction.TokenAuthorityInstruction.SetAuthority;
import dev.reev.runner.prove.instruction.TokenInstruction.Approve;
import dev.reev.runner.prove.instruction.TokenInstruction.Burn;
import dev.reev.runner.prove.instruction.TokenInstruction.Checked;
import dev.reev.runner.prove.instruction.TokenInstruction.MintTo;
import dev.reev.runner.prove.instruction.TokenInstruction.Transfer;
import dev.reev.runner.solution.AccountRef;
import dev.reev.runner.solution.SolutionInstruction;
import dev.reev.runner.solution.SolutionInstruction.Account;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.utils.Base58;

/**
 * Decodes the instructions of a run. An instruction that it does not fully understand stays opaque.
 */
public final class InstructionReader {

  private static final Set<String> TOKEN_PROGRAMS =
      Set.of(TokenInstruction.PROGRAM, TokenInstruction.PROGRAM_2022);

  private static final int SYSTEM_TRANSFER_BYTES = 12;
  private static final int AMOUNT_BYTES = 9;
  private static final int CHECKED_BYTES = 10;
  private static final int SET_AUTHORITY_BYTES = 3;

  private final AddressBook book;

  /** Creates a reader for the run with these addresses. */
  public InstructionReader(AddressBook book) {
    this.book = book;
  }

  /** Decodes one instruction. */
  public KnownInstruction read(TraceInstruction instruction) {
    List<AccountRef> refs =
        instruction.accounts().stream().map(account -> book.ref(account.pubkey())).toList();
    byte[] data = instruction.data().isEmpty() ? new byte[0] : Base58.decode(instruction.data());
    KnownInstruction known = known(instruction.programId(), refs, data);
    return known == null ? other(instruction, refs, data) : known;
  }

  private OtherInstruction other(TraceInstruction instruction, List<AccountRef> refs, byte[] data) {
    List<Account> accounts =
        IntStream.range(0, refs.size())
            .mapToObj(
                i ->
                    new Account(
                        refs.get(i),
                        instruction.accounts().get(i).isSigner(),
                        instruction.accounts().get(i).isWritable()))
            .toList();
    return new OtherInstruction(
        new SolutionInstruction(instruction.programId(), accounts, book.data(data)));
  }

  private @Nullable KnownInstruction known(String program, List<AccountRef> refs, byte[] data) {
    if (TOKEN_PROGRAMS.contains(program) && data.length > 0) {
      return data.length == AMOUNT_BYTES || data.length == CHECKED_BYTES
          ? withAmount(program, refs, data)
          : authority(program, refs, data);
    }
    return switch (program) {
      case SystemInstruction.PROGRAM -> system(refs, data);
      case TokenAccountCreation.PROGRAM -> creation(refs, data);
      case Memo.PROGRAM, Memo.PROGRAM_1 ->
          new Memo(program, refs, new String(data, StandardCharsets.UTF_8));
      case ComputeBudget.PROGRAM -> new ComputeBudget(book.data(data));
      default -> null;
    };
  }

  private static @Nullable KnownInstruction system(List<AccountRef> refs, byte[] data) {
    boolean transfer =
        data.length == SYSTEM_TRANSFER_BYTES
            && refs.size() == 2
            && littleEndian(data).getInt() == SystemInstruction.TRANSFER;
    return transfer
        ? new SystemInstruction.Transfer(refs.get(0), refs.get(1), amount(data, Integer.BYTES))
        : null;
  }

  private static @Nullable KnownInstruction creation(List<AccountRef> refs, byte[] data) {
    boolean idempotent = data.length == 1 && data[0] == TokenAccountCreation.CREATE_IDEMPOTENT;
    boolean plain =
        data.length == 0 || (data.length == 1 && data[0] == TokenAccountCreation.CREATE);
    if (refs.size() < 6 || !(idempotent || plain)) {
      return null;
    }
    return new TokenAccountCreation(
        refs.get(0),
        refs.get(1),
        refs.get(2),
        refs.get(3),
        String.valueOf(refs.get(5)),
        idempotent);
  }

  private static @Nullable KnownInstruction withAmount(
      String program, List<AccountRef> refs, byte[] data) {
    BigInteger amount = amount(data, 1);
    boolean checked = data.length == CHECKED_BYTES;
    int decimals = checked ? Byte.toUnsignedInt(data[AMOUNT_BYTES]) : 0;
    int tag = data[0];
    if (refs.size() == 4 && checked) {
      Checked check = new Checked(refs.get(1), decimals);
      return switch (tag) {
        case TokenInstruction.TRANSFER_CHECKED ->
            new Transfer(program, refs.get(0), refs.get(2), refs.get(3), amount, check);
        case TokenInstruction.APPROVE_CHECKED ->
            new Approve(program, refs.get(0), refs.get(2), refs.get(3), amount, check);
        default -> null;
      };
    }
    if (refs.size() != 3) {
      return null;
    }
    AccountRef first = refs.get(0);
    AccountRef second = refs.get(1);
    AccountRef third = refs.get(2);
    if (checked) {
      return switch (tag) {
        case TokenInstruction.MINT_TO_CHECKED ->
            new MintTo(program, first, second, third, amount, new Checked(first, decimals));
        case TokenInstruction.BURN_CHECKED ->
            new Burn(program, first, second, third, amount, new Checked(second, decimals));
        default -> null;
      };
    }
    return switch (tag) {
      case TokenInstruction.TRANSFER -> new Transfer(program, first, second, third, amount, null);
      case TokenInstruction.APPROVE -> new Approve(program, first, second, third, amount, null);
      case TokenInstruction.MINT_TO -> new MintTo(program, first, second, third, amount, null);
      case TokenInstruction.BURN -> new Burn(program, first, second, third, amount, null);
      default -> null;
    };
  }

  private @Nullable KnownInstruction authority(String program, List<AccountRef> refs, byte[] data) {
    int tag = data[0];
    if (tag == TokenInstruction.REVOKE && data.length == 1 && refs.size() == 2) {
      return new Revoke(program, refs.get(0), refs.get(1));
    }
    if (tag == TokenInstruction.CLOSE_ACCOUNT && data.length == 1 && refs.size() == 3) {
      return new CloseAccount(program, refs.get(0), refs.get(1), refs.get(2));
    }
    return tag == TokenInstruction.SET_AUTHORITY && refs.size() == 2
        ? setAuthority(program, refs, data)
        : null;
  }

  private @Nullable KnownInstruction setAuthority(
      String program, List<AccountRef> refs, byte[] data) {
    boolean nobody = data.length == SET_AUTHORITY_BYTES && data[2] == 0;
    boolean somebody =
        data.length == SET_AUTHORITY_BYTES + PublicKey.PUBLIC_KEY_LENGTH && data[2] == 1;
    Optional<Right> right = nobody || somebody ? Right.of(data[1]) : Optional.empty();
    if (right.isEmpty()) {
      return null;
    }
    AccountRef successor =
        nobody
            ? null
            : book.ref(
                new PublicKey(Arrays.copyOfRange(data, SET_AUTHORITY_BYTES, data.length))
                    .toBase58());
    return new SetAuthority(program, refs.get(0), refs.get(1), right.get(), successor);
  }

  private static BigInteger amount(byte[] data, int at) {
    return new BigInteger(Long.toUnsignedString(littleEndian(data).getLong(at)));
  }

  private static ByteBuffer littleEndian(byte[] data) {
    return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
  }
}
