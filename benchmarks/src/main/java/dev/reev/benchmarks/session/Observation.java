package dev.reev.benchmarks.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.reev.benchmarks.schema.InJson;
import dev.reev.benchmarks.schema.JsonFields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * State of the ledger after a step.
 *
 * @param lastTransactionStatus {@link #SUCCESS} or {@link #FAILURE}
 * @param lastTransactionError why the transaction failed, in words; null on success
 * @param lastTransactionErrorDetail the same, structured; null on success and when nothing was sent
 * @param lastTransactionLogs of the programs; shown, never scored
 * @param lastTransactionFee lamports paid; null when nothing was sent
 * @param lastTransactionComputeUnits shown, never scored; null when unknown
 * @param lastTransactionSignature base58; null when nothing was sent
 * @param accountStates by placeholder name
 * @param keyMap placeholder name to base58 address
 * @param writableAccounts every account the transaction could write, in its order; null when
 *     nothing was sent, and in sessions written before this field existed
 * @param innerInstructions calls made by the programs; null as for {@code writableAccounts}
 */
public record Observation(
    String lastTransactionStatus,
    @Nullable String lastTransactionError,
    @Nullable TransactionError lastTransactionErrorDetail,
    List<String> lastTransactionLogs,
    @Nullable Long lastTransactionFee,
    @Nullable Long lastTransactionComputeUnits,
    @Nullable String lastTransactionSignature,
    Map<String, AccountState> accountStates,
    Map<String, String> keyMap,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<AccountChange> writableAccounts,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<InnerInstructions> innerInstructions)
    implements InJson {

  public static final String SUCCESS = "Success";
  public static final String FAILURE = "Failure";

  public Observation {
    lastTransactionLogs =
        lastTransactionLogs == null ? List.of() : List.copyOf(lastTransactionLogs);
  }

  /** An observation without a transaction. */
  public Observation(
      String lastTransactionStatus,
      @Nullable String lastTransactionError,
      @Nullable TransactionError lastTransactionErrorDetail,
      List<String> lastTransactionLogs,
      @Nullable Long lastTransactionFee,
      @Nullable Long lastTransactionComputeUnits,
      @Nullable String lastTransactionSignature,
      Map<String, AccountState> accountStates,
      Map<String, String> keyMap) {
    this(
        lastTransactionStatus,
        lastTransactionError,
        lastTransactionErrorDetail,
        lastTransactionLogs,
        lastTransactionFee,
        lastTransactionComputeUnits,
        lastTransactionSignature,
        accountStates,
        keyMap,
        null,
        null);
  }

  /** An observation of a step that was not run; nothing has changed since the previous step. */
  public static Observation notRun(
      String reason, Map<String, AccountState> accountStates, Map<String, String> keyMap) {
    return new Observation(
        FAILURE, reason, null, List.of(), null, null, null, accountStates, keyMap);
  }

  /** True when the transaction succeeded. */
  public boolean succeeded() {
    return SUCCESS.equals(lastTransactionStatus);
  }

  @Override
  public JsonNode json() {
    return JsonFields.of("last_transaction_status", lastTransactionStatus)
        .and("last_transaction_error", lastTransactionError)
        .and("last_transaction_error_detail", lastTransactionErrorDetail)
        .and("last_transaction_logs", lastTransactionLogs)
        .and("last_transaction_fee", lastTransactionFee)
        .and("last_transaction_compute_units", lastTransactionComputeUnits)
        .and("last_transaction_signature", lastTransactionSignature)
        .and("account_states", accountStates)
        .and("key_map", keyMap)
        .given("writable_accounts", writableAccounts)
        .given("inner_instructions", innerInstructions)
        .object();
  }
}
