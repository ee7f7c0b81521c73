package dev.reev.runner.transaction;

import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.environment.Environment;
import dev.reev.runner.failure.RunFailedException;
import dev.reev.runner.ledger.LedgerClient;
import dev.reev.runner.ledger.LedgerRefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.core.TransactionInstruction;
import tools.jackson.databind.JsonNode;

/** Simulates, signs, sends and confirms the one transaction of an answer. */
public final class TransactionExecutor {

  /** A block hash is good for about a minute on a real chain; later it can never be confirmed. */
  private static final Duration CONFIRM_TIMEOUT = Duration.ofSeconds(60);

  /** The embedded ledger confirms at once; others make a block every 0.4 s. */
  private static final Duration CONFIRM_PAUSE = Duration.ofMillis(100);

  /** What fits a network packet (PACKET_DATA_SIZE); a ledger need not check it. */
  private static final int MAX_BYTES = 1232;

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
    byte[] transaction;
    try {
      transaction = SignedTransaction.encode(instructions, environment, blockhash);
    } catch (RuntimeException e) {
      // The library throws whatever breaks first when a message has too many accounts or bytes.
      return TransactionOutcome.notSent("The instructions fit no transaction: " + e.getMessage());
    }
    if (transaction.length > MAX_BYTES) {
      return TransactionOutcome.notSent(
          "The transaction has %d bytes, allowed are %d".formatted(transaction.length, MAX_BYTES));
    }
    try {
      return submit(Base64.getEncoder().encodeToString(transaction));
    } catch (LedgerRefusedException e) {
      return refused(e);
    }
  }

  private TransactionOutcome submit(String transaction) throws LedgerRefusedException {
    Map<String, String> encoding = Map.of("encoding", "base64");
    JsonNode simulated = ledger.call("simulateTransaction", transaction, encoding).path("value");
    JsonNode error = simulated.path("err");
    if (!isNone(error)) {
      return new TransactionOutcome(
          "Transaction simulation failed: " + TransactionErrors.describe(error),
          TransactionErrors.detail(error),
          strings(simulated.path("logs")),
          null,
          number(simulated.path("unitsConsumed")),
          null);
    }
    String signature = ledger.call("sendTransaction", transaction, encoding).asString();
    JsonNode landedError = awaitConfirmation(signature);
    JsonNode meta = ledger.require("getTransaction", signature, encoding).path("meta");
    boolean failed = !isNone(landedError);
    JsonNode logs = meta.path("logMessages");
    return new TransactionOutcome(
        failed ? "Transaction failed: " + TransactionErrors.describe(landedError) : null,
        failed ? TransactionErrors.detail(landedError) : null,
        strings(logs.isArray() ? logs : simulated.path("logs")),
        number(meta.path("fee")),
        number(meta.path("computeUnitsConsumed")),
        signature);
  }

  /** The ledger looked at it and said no: nothing landed, no fee. */
  private static TransactionOutcome refused(LedgerRefusedException e) {
    JsonNode error = e.data().path("err");
    return new TransactionOutcome(
        Objects.toString(e.getMessage()),
        isNone(error) ? null : TransactionErrors.detail(error),
        strings(e.data().path("logs")),
        null,
        number(e.data().path("unitsConsumed")),
        null);
  }

  private static @Nullable Long number(JsonNode node) {
    return node.isNumber() ? node.asLong() : null;
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
