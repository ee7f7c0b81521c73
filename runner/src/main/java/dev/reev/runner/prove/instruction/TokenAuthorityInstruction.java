package dev.reev.runner.prove.instruction;

import dev.reev.runner.solution.AccountRef;
import dev.reev.runner.solution.InstructionData;
import dev.reev.runner.solution.SolutionInstruction;
import dev.reev.runner.solution.SolutionInstruction.Account;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Instructions of the token programs that change permissions, or close an account. */
public sealed interface TokenAuthorityInstruction extends TokenInstruction {

  /** Right that {@code SetAuthority} transfers. */
  enum Right {
    MINT_TOKENS(0),
    FREEZE_ACCOUNT(1),
    ACCOUNT_OWNER(2),
    CLOSE_ACCOUNT(3);

    private final int number;

    Right(int number) {
      this.number = number;
    }

    /** Number of the right in the program. */
    int number() {
      return number;
    }

    static Optional<Right> of(int number) {
      return Arrays.stream(values()).filter(right -> right.number == number).findFirst();
    }
  }

  /** Revokes the delegate of {@code Approve}. */
  record Revoke(String program, AccountRef source, AccountRef authority)
      implements TokenAuthorityInstruction {

    @Override
    public SolutionInstruction encoded() {
      return new SolutionInstruction(
          program,
          List.of(Account.writable(source), Account.signer(authority)),
          new InstructionData.Builder().u8(REVOKE).build());
    }
  }

  /**
   * Transfers a right.
   *
   * @param account a token account or a mint
   * @param successor null to give the right up
   */
  record SetAuthority(
      String program,
      AccountRef account,
      AccountRef authority,
      Right right,
      @Nullable AccountRef successor)
      implements TokenAuthorityInstruction {

    @Override
    public SolutionInstruction encoded() {
      InstructionData.Builder data =
          new InstructionData.Builder()
              .u8(SET_AUTHORITY)
              .u8(right.number())
              .u8(successor == null ? 0 : 1);
      if (successor != null) {
        data.address(successor);
      }
      return new SolutionInstruction(
          program, List.of(Account.writable(account), Account.signer(authority)), data.build());
    }
  }

  /**
   * Closes an account.
   *
   * @param destination of its lamports
   */
  record CloseAccount(
      String program, AccountRef account, AccountRef destination, AccountRef authority)
      implements TokenAuthorityInstruction {

    @Override
    public SolutionInstruction encoded() {
      return new SolutionInstruction(
          program,
          List.of(
              Account.writable(account), Account.writable(destination), Account.signer(authority)),
          new InstructionData.Builder().u8(CLOSE_ACCOUNT).build());
    }
  }

  /** Turns an existing account into a mint; its accounts cannot be frozen. */
  record InitializeMint(String program, AccountRef mint, AccountRef mintAuthority, int decimals)
      implements TokenAuthorityInstruction {

    /** Bytes of a mint. */
    public static final long BYTES = 82;

    /** Lamports that exempt a mint from rent. */
    public static final long RENT = 1_461_600;

    @Override
    public SolutionInstruction encoded() {
      return new SolutionInstruction(
          program,
          List.of(Account.writable(mint)),
          new InstructionData.Builder()
              .u8(INITIALIZE_MINT)
              .u8(decimals)
              .address(mintAuthority)
              .u8(0)
              .build());
    }
  }
}
