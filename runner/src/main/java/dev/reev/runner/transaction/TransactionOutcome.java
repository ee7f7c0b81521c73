package dev.reev.runner.transaction;

import dev.reev.benchmarks.session.AccountChange;
import dev.reev.benchmarks.session.InnerInstructions;
import dev.reev.benchmarks.session.TransactionError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Outcome of a transaction.
 *
 * @param error error message; null when it succeeded
 * @param errorDetail structured error; null when the ledger gave none
 * @param logs of the programs
 * @param fee lamports; null when nothing was sent or the ledger does not report it
 * @param computeUnits null when nothing ran or the ledger does not report it
 * @param signature base58; null when nothing was sent
 * @param writableAccounts every account that it could write; null when nothing was sent
 * @param innerInstructions calls between programs; null when nothing was sent
 */
public record TransactionOutcome(
    @Nullable String error,
    @Nullable TransactionError errorDetail,
    List<String> logs,
    @Nullable Long fee,
    @Nullable Long computeUnits,
    @Nullable String signature,
    @Nullable List<AccountChange> writableAccounts,
    @Nullable List<InnerInstructions> innerInstructions) {

  /** Keeps a copy of the logs. */
  public TransactionOutcome {
    logs = List.copyOf(logs);
  }

  /** Nothing was sent, which is a failure. */
  public static TransactionOutcome notSent(String error) {
    return unsent(error, null, List.of(), null);
  }

  /** Nothing was sent, which is right. */
  public static TransactionOutcome notNeeded() {
    return unsent(null, null, List.of(), null);
  }

  /** Nothing was sent: there is no fee, no signature, and no account changed. */
  static TransactionOutcome unsent(
      @Nullable String error,
      @Nullable TransactionError errorDetail,
      List<String> logs,
      @Nullable Long computeUnits) {
    return new TransactionOutcome(error, errorDetail, logs, null, computeUnits, null, null, null);
  }

  /** True when the transaction succeeded, or none was needed. */
  public boolean succeeded() {
    return error == null;
  }
}
