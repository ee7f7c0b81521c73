package dev.reev.runner.prove.instruction;

import dev.reev.runner.solution.AccountRef;
import dev.reev.runner.solution.AccountRef.Named;
import dev.reev.runner.solution.AccountRef.TokenAccountOf;
import dev.reev.runner.solution.InstructionData;
import dev.reev.runner.solution.SolutionInstruction;
import dev.reev.runner.solution.SolutionInstruction.Account;
import java.util.List;

/**
 * Creates the associated token account of a wallet.
 *
 * @param program the token program of the mint
 * @param idempotent false when it fails for an existing account
 */
public record TokenAccountCreation(
    AccountRef payer,
    AccountRef account,
    AccountRef wallet,
    AccountRef mint,
    String program,
    boolean idempotent)
    implements KnownInstruction {

  static final String PROGRAM = "ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL";

  static final int CREATE = 0;
  static final int CREATE_IDEMPOTENT = 1;

  /** Creates the account of a wallet unless it exists. */
  public static TokenAccountCreation idempotent(AccountRef payer, TokenAccountOf account) {
    return new TokenAccountCreation(
        payer, account, account.wallet(), account.mint(), account.program(), true);
  }

  /** The same creation in the other form, idempotent or not. */
  public TokenAccountCreation otherForm() {
    return new TokenAccountCreation(payer, account, wallet, mint, program, !idempotent);
  }

  @Override
  public SolutionInstruction encoded() {
    return new SolutionInstruction(
        PROGRAM,
        List.of(
            Account.writableSigner(payer),
            Account.writable(account),
            Account.readOnly(wallet),
            Account.readOnly(mint),
            Account.readOnly(new Named(SystemInstruction.PROGRAM)),
            Account.readOnly(new Named(program))),
        new InstructionData.Builder().u8(idempotent ? CREATE_IDEMPOTENT : CREATE).build());
  }
}
