package dev.reev.runner.transaction;

import dev.reev.benchmarks.session.SessionFailure;
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
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.core.TransactionInstruction;
import tools.jackson.databind.JsonNode;

/** Simulates, signs, sends and confirms the one transaction of an answer. */
public final class TransactionExecutor {

  /** A block hash is good for about a minute on a real chain; later it can never be confirmed. */
  private static final Duration CONFIRM_TIMEOUT = Duration.ofSeconds(60);

  /** The embedded ledger confirms at once; others make a block every 0.4 s. */
  private static final Duration CONFIRM_PAUSE = Duration.ofMillis(100);

  private final LedgerClient ledger;

  /** Works on one ledger. */
  public TransactionExecutor(LedgerClient ledger) {
    this.ledger = ledger;
  }

  /**
   * Executes the instructions together.
   *
   * @return the outcome; a transaction that fails is one too
   * @throws RunFailedException when the ledger goes away, or never confirms
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
    String transaction = SignedTransaction.encode(instructions, environment, blockhash);
    try {
      return submit(transaction);
    } catch (LedgerRefusedException e) {
      return new TransactionOutcome(
          Objects.toString(e.getMessage()), null, strings(e.data().path("logs")), null, null, null);
    }
  }

  private TransactionOutcome submit(String transaction) throws LedgerRefusedException {
    Map<String, String> encoding = Map.of("encoding", "base64");
    JsonNode simulated = ledger.call("simulateTransaction", transaction, encoding).path("value");
    List<String> logs = strings(simulated.path("logs"));
    JsonNode error = simulated.path("err");
    if (!isNone(error)) {
      return new TransactionOutcome(
          "Transaction simulation failed: " + TransactionErrors.describe(error),
          null,
          logs,
          null,
          null,
          null);
    }
    String signature = ledger.call("sendTransaction", transaction, encoding).asString();
    JsonNode landedError = awaitConfirmation(signature);
    JsonNode fee = ledger.require("getTransaction", signature, encoding).path("meta").path("fee");
    return new TransactionOutcome(
        isNone(landedError)
            ? null
            : "Transaction failed: " + TransactionErrors.describe(landedError),
        null,
        logs,
        fee.isNumber() ? fee.asLong() : null,
        null,
        signature);
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

  private static List<String> strings(JsonNode list) {
    List<String> strings = new ArrayList<>();
    list.forEach(item -> strings.add(item.asString()));
    return strings;
  }
}
