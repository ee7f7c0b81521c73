package dev.reev.runner.transaction;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a transaction.
 *
 * @param error why it failed; null when it went through
 * @param logs of the programs, from the simulation
 * @param fee lamports; null when nothing was sent or the ledger does not say
 * @param signature base58; null when nothing was sent
 */
public record TransactionOutcome(
    @Nullable String error, List<String> logs, @Nullable Long fee, @Nullable String signature) {

  /** Keeps a copy of the logs. */
  public TransactionOutcome {
    logs = List.copyOf(logs);
  }

  static TransactionOutcome failed(String error, List<String> logs) {
    return new TransactionOutcome(error, logs, null, null);
  }

  /** True when the transaction went through. */
  public boolean succeeded() {
    return error == null;
  }
}
