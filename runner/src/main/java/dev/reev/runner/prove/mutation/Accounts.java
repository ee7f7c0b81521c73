package dev.reev.runner.prove.mutation;

import dev.reev.runner.prove.instruction.KnownInstruction;
import dev.reev.runner.prove.instruction.LedgerView;
import dev.reev.runner.prove.instruction.TokenAccountCreation;
import dev.reev.runner.prove.instruction.TokenInstruction;
import dev.reev.runner.prove.instruction.TokenInstruction.Approve;
import dev.reev.runner.prove.instruction.TokenInstruction.Burn;
import dev.reev.runner.prove.instruction.TokenInstruction.Checkable;
import dev.reev.runner.prove.instruction.TokenInstruction.MintTo;
import dev.reev.runner.prove.instruction.TokenInstruction.Transfer;
import dev.reev.runner.solution.AccountRef;
import dev.reev.runner.solution.AccountRef.Stranger;
import dev.reev.runner.solution.AccountRef.TokenAccountOf;
import dev.reev.runner.solution.SolutionInstruction.Account;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the accounts that instructions refer to. */
final class Accounts {

  static final AccountRef STRANGER = new Stranger();

  private Accounts() {}

  /** The account that the tokens come from; for new tokens, their mint. */
  static AccountRef source(Checkable instruction) {
    if (instruction instanceof Transfer transfer) {
      return transfer.source();
    }
    if (instruction instanceof Approve approve) {
      return approve.source();
    }
    return instruction instanceof Burn burn ? burn.source() : ((MintTo) instruction).mint();
  }

  /** The account that receives tokens; empty when none does. */
  static Optional<AccountRef> destination(TokenInstruction instruction) {
    if (instruction instanceof Transfer transfer) {
      return Optional.of(transfer.destination());
    }
    return instruction instanceof MintTo mint ? Optional.of(mint.destination()) : Optional.empty();
  }

  /** The token account of a stranger. */
  static TokenAccountOf ofStranger(AccountRef mint, String program) {
    return new TokenAccountOf(STRANGER, mint, program);
  }

  /** Creates a stranger's token account, at the user's cost. */
  static TokenAccountCreation creation(TokenAccountOf account) {
    return TokenAccountCreation.idempotent(LedgerView.USER, account);
  }

  /** Accounts that an instruction may change. */
  static Set<AccountRef> written(KnownInstruction instruction) {
    return instruction.encoded().accounts().stream()
        .filter(Account::writable)
        .map(Account::ref)
        .collect(Collectors.toSet());
  }

  /** All accounts that an instruction names. */
  static Set<AccountRef> named(KnownInstruction instruction) {
    return instruction.encoded().accounts().stream().map(Account::ref).collect(Collectors.toSet());
  }
}
