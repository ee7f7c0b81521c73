package dev.reev.benchmarks.session;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger looked like after a step.
 *
 * @param lastTransactionStatus {@link #SUCCESS} or {@link #FAILURE}
 * @param lastTransactionError why the transaction failed; null on success
 * @param lastTransactionFee lamports paid; null when nothing was sent
 * @param lastTransactionSignature base58; null when nothing was sent
 * @param accountStates by placeholder name
 * @param keyMap placeholder name to base58 address
 */
public record Observation(
    String lastTransactionStatus,
    @Nullable String lastTransactionError,
    List<String> lastTransactionLogs,
    @Nullable Long lastTransactionFee,
    @Nullable String lastTransactionSignature,
    Map<String, AccountState> accountStates,
    Map<String, String> keyMap) {

  public static final String SUCCESS = "Success";
  public static final String FAILURE = "Failure";

  /** True when the transaction went through. */
  public boolean succeeded() {
    return SUCCESS.equals(lastTransactionStatus);
  }
}
