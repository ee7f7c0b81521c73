package dev.reev.runner.prove.instruction;

import dev.reev.runner.solution.AccountRef;
import dev.reev.runner.solution.InstructionData;
import dev.reev.runner.solution.SolutionInstruction;
import dev.reev.runner.solution.SolutionInstruction.Account;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Instructions of the token programs. */
public sealed interface TokenInstruction extends KnownInstruction
    permits TokenInstruction.Checkable, TokenAuthorityInstruction {

  /** The original token program. */
  String PROGRAM = "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA";

  /** Token-2022, which has the same instructions. */
  String PROGRAM_2022 = "TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb";

  int TRANSFER = 3;
  int APPROVE = 4;
  int REVOKE = 5;
  int SET_AUTHORITY = 6;
  int MINT_TO = 7;
  int BURN = 8;
  int CLOSE_ACCOUNT = 9;
  int TRANSFER_CHECKED = 12;
  int APPROVE_CHECKED = 13;
  int MINT_TO_CHECKED = 14;
  int BURN_CHECKED = 15;
  int INITIALIZE_MINT = 20;

  /** The token program. */
  String program();

  /** Fields of the checked forms beside the amount. */
  record Checked(AccountRef mint, int decimals) {}

  /** An instruction with a form that names mint and decimals, and one that does not. */
  sealed interface Checkable extends TokenInstruction, KnownInstruction.WithAmount {

    /** Null in the unchecked form. */
    @Nullable Checked checked();

    /** The same instruction in the form with this check, or in the unchecked form for null. */
    Checkable with(@Nullable Checked check);
  }

  /** Transfers tokens. */
  record Transfer(
      String program,
      AccountRef source,
      AccountRef destination,
      AccountRef authority,
      BigInteger amount,
      @Nullable Checked checked)
      implements Checkable {

    @Override
    public Transfer withAmount(BigInteger other) {
      return new Transfer(program, source, destination, authority, other, checked);
    }

    @Override
    public boolean addsUp() {
      return true;
    }

    @Override
    public Transfer with(@Nullable Checked check) {
      return new Transfer(program, source, destination, authority, amount, check);
    }

    @Override
    public SolutionInstruction encoded() {
      List<Account> accounts = new ArrayList<>(List.of(Account.writable(source)));
      if (checked != null) {
        accounts.add(Account.readOnly(checked.mint()));
      }
      accounts.add(Account.writable(destination));
      accounts.add(Account.signer(authority));
      return amountInstruction(this, TRANSFER, TRANSFER_CHECKED, accounts);
    }
  }

  /** Approves a delegate. */
  record Approve(
      String program,
      AccountRef source,
      AccountRef delegate,
      AccountRef authority,
      BigInteger amount,
      @Nullable Checked checked)
      implements Checkable {

    @Override
    public Approve withAmount(BigInteger other) {
      return new Approve(program, source, delegate, authority, other, checked);
    }

    @Override
    public boolean addsUp() {
      return false;
    }

    @Override
    public Approve with(@Nullable Checked check) {
      return new Approve(program, source, delegate, authority, amount, check);
    }

    @Override
    public SolutionInstruction encoded() {
      List<Account> accounts = new ArrayList<>(List.of(Account.writable(source)));
      if (checked != null) {
        accounts.add(Account.readOnly(checked.mint()));
      }
      accounts.add(Account.readOnly(delegate));
      accounts.add(Account.signer(authority));
      return amountInstruction(this, APPROVE, APPROVE_CHECKED, accounts);
    }
  }

  /** Mints tokens. */
  record MintTo(
      String program,
      AccountRef mint,
      AccountRef destination,
      AccountRef authority,
      BigInteger amount,
      @Nullable Checked checked)
      implements Checkable {

    @Override
    public MintTo withAmount(BigInteger other) {
      return new MintTo(program, mint, destination, authority, other, checked);
    }

    @Override
    public boolean addsUp() {
      return true;
    }

    @Override
    public MintTo with(@Nullable Checked check) {
      return new MintTo(program, mint, destination, authority, amount, check);
    }

    @Override
    public SolutionInstruction encoded() {
      return amountInstruction(
          this,
          MINT_TO,
          MINT_TO_CHECKED,
          List.of(
              Account.writable(mint), Account.writable(destination), Account.signer(authority)));
    }
  }

  /** Burns tokens. */
  record Burn(
      String program,
      AccountRef source,
      AccountRef mint,
      AccountRef authority,
      BigInteger amount,
      @Nullable Checked checked)
      implements Checkable {

    @Override
    public Burn withAmount(BigInteger other) {
      return new Burn(program, source, mint, authority, other, checked);
    }

    @Override
    public boolean addsUp() {
      return true;
    }

    @Override
    public Burn with(@Nullable Checked check) {
      return new Burn(program, source, mint, authority, amount, check);
    }

    @Override
    public SolutionInstruction encoded() {
      return amountInstruction(
          this,
          BURN,
          BURN_CHECKED,
          List.of(Account.writable(source), Account.writable(mint), Account.signer(authority)));
    }
  }

  private static SolutionInstruction amountInstruction(
      Checkable instruction, int plain, int withCheck, List<Account> accounts) {
    Checked check = instruction.checked();
    InstructionData.Builder data =
        new InstructionData.Builder()
            .u8(check == null ? plain : withCheck)
            .u64(instruction.amount().longValue());
    if (check != null) {
      data.u8(check.decimals());
    }
    return new SolutionInstruction(instruction.program(), accounts, data.build());
  }
}
