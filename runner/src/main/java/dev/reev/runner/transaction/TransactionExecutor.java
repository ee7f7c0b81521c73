package dev.reev.runner.transaction;

import dev.reev.benchmarks.session.AccountChange;
import dev.reev.benchmarks.session.AccountState;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.environment.AccountReader;
import dev.reev.runner.environment.Environment;
import dev.reev.runner.failure.RunFailedException;
import dev.reev.runner.ledger.LedgerClient;
import dev.reev.runner.ledger.LedgerRefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.core.TransactionInstruction;
import tools.jackson.databind.JsonNode;

/** Simulates, signs, sends and confirms the one transaction of an answer. */
public final class TransactionExecutor {

  /**
   * A block hash expires after about a minute on a real chain; a later confirmation is impossible.
   */
  private static final Duration CONFIRM_TIMEOUT = Duration.ofSeconds(60);

  /** The embedded ledger confirms at once; others produce a block every 0.4 s. */
  private static final Duration CONFIRM_PAUSE = Duration.ofMillis(100);

  /** A real chain would else return a state that is half a minute old. */
  private static final String COMMITMENT = "confirmed";

  private static final Map<String, String> LOOK =
      Map.of("encoding", "base64", "commitment", COMMITMENT);

  /** With JSON encoding, inner instructions refer to the message by index. */
  private static final Map<String, String> AS_JSON =
      Map.of("encoding", "json", "commitment", COMMITMENT);

  private static final Map<String, String> SEND =
      Map.of("encoding", "base64", "preflightCommitment", COMMITMENT);

  private final LedgerClient ledger;

  /** Creates an executor for a ledger. */
  public TransactionExecutor(LedgerClient ledger) {
    this.ledger = ledger;
  }

  /**
   * Executes the instructions in one transaction.
   *
   * @return the outcome, also of a transaction that fails or that no ledger would accept
   * @throws RunFailedException when the ledger is lost, or never confirms
   */
  public TransactionOutcome execute(
      List<TransactionInstruction> instructions, Environment environment) {
    if (instructions.isEmpty()) {
      return TransactionOutcome.notSent("Agent returned no actions to execute.");
    }
    Optional<PublicKey> missing = SignedTransaction.missingSigner(instructions, environment);
    if (missing.isPresent()) {
      return TransactionOutcome.notSent("No key to sign for " + missing.get());
    }
    String blockhash =
        ledger.require("getLatestBlockhash").path("value").path("blockhash").asString();
    SignedTransaction transaction = SignedTransaction.of(instructions, environment, blockhash);
    if (transaction.isTooLarge()) {
      return TransactionOutcome.notSent(
          "The transaction has "
              + transaction.bytes()
              + " bytes; Solana takes at most "
              + SignedTransaction.MAX_BYTES);
    }
    try {
      return submit(transaction);
    } catch (LedgerRefusedException e) {
      return refused(e);
    }
  }

  private TransactionOutcome submit(SignedTransaction transaction) throws LedgerRefusedException {
    String wire = transaction.base64();
    JsonNode simulated = ledger.call("simulateTransaction", wire, LOOK).path("value");
    JsonNode error = simulated.path("err");
    if (!isNone(error)) {
      return failed(
          "Transaction simulation failed: " + TransactionErrors.describe(error), simulated);
    }
    List<PublicKey> writable = transaction.accounts().writable();
    List<AccountState> before = AccountReader.read(writable, ledger);
    String signature = ledger.call("sendTransaction", wire, SEND).asString();
    JsonNode landedError = awaitConfirmation(signature);
    JsonNode meta = ledger.require("getTransaction", signature, AS_JSON).path("meta");
    // Some ledgers keep no logs of landed transactions; the logs of the simulation replace them.
    JsonNode logs = meta.path("logMessages");
    return new TransactionOutcome(
        isNone(landedError)
            ? null
            : "Transaction failed: " + TransactionErrors.describe(landedError),
        TransactionErrors.detail(landedError),
        strings(logs.isArray() ? logs : simulated.path("logs")),
        number(meta.path("fee")),
        number(meta.path("computeUnitsConsumed")),
        signature,
        changes(writable, before, AccountReader.read(writable, ledger)),
        InnerCalls.of(meta.path("innerInstructions"), transaction.accounts().all()));
  }

  private static List<AccountChange> changes(
      List<PublicKey> addresses, List<AccountState> before, List<AccountState> after) {
    return IntStream.range(0, addresses.size())
        .mapToObj(i -> new AccountChange(addresses.get(i).toBase58(), before.get(i), after.get(i)))
        .toList();
  }

  /**
   * Outcome of a refusal. A failed preflight gives as many details as a simulation; other refusals
   * give only a message.
   */
  private static TransactionOutcome refused(LedgerRefusedException e) {
    if (e.isFaultOfLedger()) {
      throw new RunFailedException(
          SessionFailure.LEDGER_UNAVAILABLE,
          "the ledger cannot take transactions: " + e.getMessage(),
          e);
    }
    // Some ledgers repeat the logs below the reason.
    String reason = Objects.toString(e.getMessage()).lines().findFirst().orElse("refused");
    return failed(reason, e.data());
  }

  private static TransactionOutcome failed(String error, JsonNode simulated) {
    return TransactionOutcome.unsent(
        error,
        TransactionErrors.detail(simulated.path("err")),
        strings(simulated.path("logs")),
        number(simulated.path("unitsConsumed")));
  }

  private JsonNode awaitConfirmation(String signature) {
    long deadline = System.nanoTime() + CONFIRM_TIMEOUT.toNanos();
    while (System.nanoTime() < deadline) {
      JsonNode status =
          ledger.require("getSignatureStatuses", List.of(signature)).path("value").path(0);
      String level = status.path("confirmationStatus").asString("");
      if (level.equals("confirmed") || level.equals("finalized")) {
        return status.path("err");
      }
      pause();
    }
    throw new RunFailedException(
        SessionFailure.LEDGER_UNAVAILABLE,
        "the ledger did not confirm the transaction within " + CONFIRM_TIMEOUT.toSeconds() + " s");
  }

  private static void pause() {
    try {
      Thread.sleep(CONFIRM_PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunFailedException(
          SessionFailure.INTERNAL, "interrupted while a transaction was confirmed", e);
    }
  }

  private static boolean isNone(JsonNode error) {
    return error.isNull() || error.isMissingNode();
  }

  private static @Nullable Long number(JsonNode value) {
    return value.isNumber() ? value.asLong() : null;
  }

  private static List<String> strings(JsonNode list) {
    List<String> strings = new ArrayList<>();
    list.forEach(item -> strings.add(item.asString()));
    return strings;
  }
}
