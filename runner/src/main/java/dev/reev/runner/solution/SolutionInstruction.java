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

    /** Signs and may change. */
    public static Account writableSigner(AccountRef ref) {
      return new Account(ref, true, true);
    }

    /** Signs and stays as it is. */
    public static Account signer(AccountRef ref) {
      return new Account(ref, true, false);
    }

    /** May change. */
    public static Account writable(AccountRef ref) {
      return new Account(ref, false, true);
    }

    /** Is read. */
    public static Account readOnly(AccountRef ref) {
      return new Account(ref, false, false);
    }
  }

  public SolutionInstruction {
    accounts = List.copyOf(accounts);
  }

  /** With the addresses of a run. */
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
