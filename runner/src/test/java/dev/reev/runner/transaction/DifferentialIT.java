package dev.reev.runner.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.session.AccountState;
import dev.reev.benchmarks.session.TransactionError;
import dev.reev.runner.environment.AccountReader;
import dev.reev.runner.environment.Environment;
import dev.reev.runner.environment.EnvironmentSetup;
import dev.reev.runner.ledger.LedgerClient;
import dev.reev.runner.ledger.RealLedger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.core.TransactionInstruction;
import tools.jackson.databind.JsonNode;

/** A transaction has the same effects through the runner as in the VM itself. */
class DifferentialIT {

  private static final int TRANSACTIONS = 460;

  private static final long SEED = 20261124;

  private final RealLedger ledger = new RealLedger();
  private final LedgerClient client = ledger.client();
  private final DirectVm vm = new DirectVm();
  private final Random random = new Random(SEED);
  private final Environment environment =
      EnvironmentSetup.apply(TransactionWorld.benchmark(), client);
  private final TransactionMix mix = new TransactionMix(random, environment);
  private final Map<Kind, Integer> good = new EnumMap<>(Kind.class);
  private final Map<Kind, Integer> bad = new EnumMap<>(Kind.class);
  private Map<String, AccountState> states = AccountReader.read(environment, client);
  private final Set<TransactionError> errors = new HashSet<>();
  private int landedFailures;

  @BeforeEach
  void giveTheVmTheSameAccounts() {
    List<Map<String, Object>> accounts = new ArrayList<>();
    for (String name : states.keySet()) {
      PublicKey address = environment.resolve(name).orElseThrow();
      JsonNode account =
          client
              .require("getAccountInfo", address.toBase58(), Map.of("encoding", "base64"))
              .path("value");
      if (account.isObject()) {
        byte[] data = Base64.getDecoder().decode(account.path("data").path(0).asString());
        accounts.add(
            Map.of(
                "address", DirectVm.hex(address),
                "lamports", account.path("lamports").asString(),
                "owner", DirectVm.hex(new PublicKey(account.path("owner").asString())),
                "data", HexFormat.of().formatHex(data)));
      }
    }
    vm.set(accounts);
  }

  @AfterEach
  void stop() {
    vm.close();
    ledger.close();
  }

  @Test
  void execute_hundredsOfTransactions_equalsTheVm() throws Exception {
    Kind[] kinds = Kind.values();
    for (int i = 0; i < TRANSACTIONS; i++) {
      Kind kind = kinds[i % kinds.length];
      List<TransactionInstruction> instructions = new ArrayList<>();
      instructions.add(mix.next(kind, states));
      // Now and then two together, where the second decides the outcome of both.
      if (random.nextInt(5) == 0) {
        instructions.add(mix.next(kinds[random.nextInt(kinds.length)], states));
      }
      compare(i + " " + kind, kind, instructions);
    }
    String counts =
        "succeeded "
            + good
            + ", failed "
            + bad
            + ", landed failed "
            + landedFailures
            + ", errors "
            + errors;
    System.out.println(counts);
    assertThat(sum(good)).as(counts).isGreaterThan(100);
    assertThat(sum(bad)).as(counts).isGreaterThan(100);
    assertThat(landedFailures).as(counts).isGreaterThan(40);
    assertThat(good).as(counts).hasSize(kinds.length - 1).doesNotContainKey(Kind.UNKNOWN_PROGRAM);
    assertThat(bad).as(counts).hasSize(kinds.length);
    assertThat(errors).as(counts).hasSizeGreaterThan(15);
  }

  private void compare(String what, Kind kind, List<TransactionInstruction> instructions)
      throws Exception {
    String transaction = sign(instructions);
    TransactionOutcome outcome = new TransactionExecutor(client).execute(instructions, environment);
    assertSame(what, outcome, vm.run(transaction, payer(), false, watched()));
    (outcome.succeeded() ? good : bad).merge(kind, 1, Integer::sum);
    if (runs(outcome.errorDetail()) && random.nextBoolean()) {
      force(what + " forced", transaction);
    }
  }

  /** Errors before the first instruction keep a transaction out of the chain, forced or not. */
  private static boolean runs(@Nullable TransactionError error) {
    return error != null
        && (error.instruction() != null || error.name().equals("InsufficientFundsForRent"));
  }

  /** Sends a transaction that failed its simulation: it lands, fails and costs its fee. */
  private void force(String what, String transaction) throws Exception {
    String signature =
        client
            .call(
                "sendTransaction", transaction, Map.of("encoding", "base64", "skipPreflight", true))
            .asString();
    JsonNode status = status(signature);
    JsonNode meta =
        client.require("getTransaction", signature, Map.of("encoding", "base64")).path("meta");
    assertThat(meta.path("err")).as(what).isEqualTo(status.path("err"));
    TransactionOutcome outcome =
        new TransactionOutcome(
            "landed and failed",
            TransactionErrors.detail(status.path("err")),
            meta.path("logMessages").valueStream().map(JsonNode::asString).toList(),
            meta.path("fee").asLong(),
            meta.path("computeUnitsConsumed").asLong(),
            signature,
            null,
            null);
    assertSame(what, outcome, vm.run(transaction, payer(), true, watched()));
    landedFailures++;
  }

  /** Waits for the status: the embedded ledger has it at once, others take a moment. */
  private JsonNode status(String signature) throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      JsonNode status =
          client.require("getSignatureStatuses", List.of(signature)).path("value").path(0);
      if (status.isObject()) {
        return status;
      }
      Thread.sleep(50);
    }
    throw new AssertionError(signature + " never landed");
  }

  private void assertSame(String what, TransactionOutcome outcome, JsonNode direct) {
    JsonNode error = direct.path("error");
    TransactionError expected =
        error.isNull()
            ? null
            : new TransactionError(
                error.path("instruction").isNull() ? null : error.path("instruction").asInt(),
                error.path("name").asString(),
                error.path("customCode").isNull() ? null : error.path("customCode").asLong());
    assertThat(outcome.errorDetail()).as(what + " " + outcome).isEqualTo(expected);
    assertThat(outcome.succeeded()).as(what).isEqualTo(expected == null);
    if (expected != null) {
      errors.add(expected);
    }
    JsonNode fee = direct.path("fee");
    assertThat(outcome.fee()).as(what + " fee").isEqualTo(fee.isNull() ? null : fee.asLong());
    assertThat(outcome.computeUnits()).as(what).isEqualTo(direct.path("units").asLong());
    assertThat(outcome.logs())
        .as(what)
        .isEqualTo(direct.path("logs").valueStream().map(JsonNode::asString).toList());
    states = AccountReader.read(environment, client);
    Map<String, Object> ours = new LinkedHashMap<>();
    Map<String, Object> theirs = new LinkedHashMap<>();
    int i = 0;
    for (Map.Entry<String, AccountState> state : states.entrySet()) {
      ours.put(state.getKey(), shown(state.getValue()));
      theirs.put(state.getKey(), shown(direct.path("accounts").path(i++)));
    }
    assertThat(ours).as(what).isEqualTo(theirs);
  }

  private static Map<String, @Nullable String> shown(AccountState state) {
    Map<String, @Nullable String> shown = new LinkedHashMap<>();
    shown.put("lamports", String.valueOf(state.lamports()));
    shown.put("owner", DirectVm.hex(new PublicKey(state.owner())));
    shown.put("length", String.valueOf(state.dataLen()));
    shown.put("amount", state.amount());
    shown.put("state", state.state());
    shown.put("delegated", state.delegatedAmount());
    shown.put("supply", state.supply());
    return state.exists() == null ? shown : Map.of();
  }

  private static Map<String, @Nullable String> shown(JsonNode account) {
    Map<String, @Nullable String> shown = new LinkedHashMap<>();
    account
        .properties()
        .forEach(
            field -> {
              JsonNode value = field.getValue();
              shown.put(field.getKey(), value.isNull() ? null : value.asString());
            });
    return shown;
  }

  private String sign(List<TransactionInstruction> instructions) {
    // The executor fetches the block hash again, and gets the same one because nothing happens in
    // between.
    String blockhash =
        client.require("getLatestBlockhash").path("value").path("blockhash").asString();
    return SignedTransaction.of(instructions, environment, blockhash).base64();
  }

  private PublicKey payer() {
    return environment.payer().getPublicKey();
  }

  private List<PublicKey> watched() {
    return states.keySet().stream().map(name -> environment.resolve(name).orElseThrow()).toList();
  }

  private static int sum(Map<Kind, Integer> counts) {
    return counts.values().stream().mapToInt(Objects::requireNonNull).sum();
  }
}
