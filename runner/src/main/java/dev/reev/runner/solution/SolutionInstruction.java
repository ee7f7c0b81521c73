package dev.reev.runner.solution;

import dev.reev.runner.environment.Environment;
import java.util.List;
import org.p2p.solanaj.core.AccountMeta;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.core.TransactionInstruction;

/**
 * An instruction with accounts by name.
 *
 * @param program base58
 */
public record SolutionInstruction(String program, List<Account> accounts, InstructionData data) {

  /** An account with the instruction's permissions on it. */
  public record Account(AccountRef ref, boolean signer, boolean writable) {

    /** A writable signer. */
    public static Account writableSigner(AccountRef ref) {
      return new Account(ref, true, true);
    }

    /** A read-only signer. */
    public static Account signer(AccountRef ref) {
      return new Account(ref, true, false);
    }

    /** Writable, without a signature. */
    public static Account writable(AccountRef ref) {
      return new Account(ref, false, true);
    }

    /** Read-only, without a signature. */
    public static Account readOnly(AccountRef ref) {
      return new Account(ref, false, false);
    }
  }

  public SolutionInstruction {
    accounts = List.copyOf(accounts);
  }

  /** Resolves the instruction with the addresses of a run. */
  public TransactionInstruction in(Environment environment) {
    return new TransactionInstruction(
        new PublicKey(program),
        accounts.stream()
            .map(
                account ->
                    new AccountMeta(
                        account.ref().address(environment), account.signer(), account.writable()))
            .toList(),
        data.in(environment));
  }
}
