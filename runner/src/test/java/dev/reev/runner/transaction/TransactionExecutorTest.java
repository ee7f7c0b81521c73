package dev.reev.runner.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.benchmarks.benchmark.BenchmarkReader;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.benchmarks.session.TransactionError;
import dev.reev.runner.environment.Environment;
import dev.reev.runner.environment.EnvironmentSetup;
import dev.reev.runner.failure.RunFailedException;
import dev.reev.runner.ledger.FakeLedger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.p2p.solanaj.core.Account;
import org.p2p.solanaj.core.AccountMeta;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.core.TransactionInstruction;
import org.p2p.solanaj.programs.MemoProgram;
import org.p2p.solanaj.programs.SystemProgram;

class TransactionExecutorTest {

  private static final String YAML =
      """
      id: demo
      prompt: Do it
      initial_state:
        - {pubkey: USER_WALLET_PUBKEY, owner: "11111111111111111111111111111111", lamports: 5}
      ground_truth: {final_state_assertions: [{ type: TransactionSucceeded }]}
      """;

  private final FakeLedger ledger =
      new FakeLedger()
          .on("surfnet_setAccount", "\"result\":{\"value\":null}")
          .on(
              "getLatestBlockhash",
              "\"result\":{\"value\":{\"blockhash\":\"CmpNeggWJ4JaWJeJ8YKN1Zypmk7uvQq3PECGUCAEMbky\"}}")
          .on("simulateTransaction", "\"result\":{\"value\":{\"err\":null,\"logs\":[\"l1\"]}}")
          .on("sendTransaction", "\"result\":\"sig\"")
          .on("getMultipleAccounts", "\"result\":{\"value\":[]}")
          .on(
              "getSignatureStatuses",
              "\"result\":{\"value\":[{\"confirmationStatus\":\"confirmed\",\"err\":null}]}")
          .on(
              "getTransaction",
              "\"result\":{\"meta\":{\"fee\":5000,\"computeUnitsConsumed\":150,\"logMessages\":[\"l2\"]}}");

  private final Environment environment =
      EnvironmentSetup.apply(BenchmarkReader.read(YAML, "demo.yml").benchmark(), ledger.client());

  private final PublicKey user = environment.payer().getPublicKey();

  @AfterEach
  void stop() {
    ledger.close();
  }

  @Test
  void execute_goodTransaction_keepsFeeUnitsSignatureAndTheLogsOfWhatLanded() {
    TransactionOutcome outcome = transfer(user);
    assertThat(outcome.succeeded()).isTrue();
    assertThat(outcome.logs()).containsExactly("l2");
    assertThat(outcome.fee()).isEqualTo(5000);
    assertThat(outcome.computeUnits()).isEqualTo(150);
    assertThat(outcome.signature()).isEqualTo("sig");
  }

  @Test
  void execute_ledgerThatKeepsNoLogs_showsThoseOfTheSimulation() {
    ledger.on("getTransaction", "\"result\":null");
    TransactionOutcome outcome = transfer(user);
    assertThat(outcome.logs()).containsExactly("l1");
    assertThat(outcome.fee()).isNull();
    assertThat(outcome.innerInstructions()).isEmpty();
  }

  @Test
  void execute_nothing_isAFailureAndSendsNothing() {
    TransactionOutcome outcome =
        new TransactionExecutor(ledger.client()).execute(List.of(), environment);
    assertThat(outcome.error()).isEqualTo("Agent returned no actions to execute.");
    assertThat(ledger.calls()).containsExactly("surfnet_setAccount");
  }

  @Test
  void execute_simulationFails_isNotSent() {
    ledger.on(
        "simulateTransaction",
        "\"result\":{\"value\":{\"err\":{\"InstructionError\":[2,{\"Custom\":17}]},\"logs\":[\"l1\"],\"unitsConsumed\":9}}");
    TransactionOutcome outcome = transfer(user);
    assertThat(outcome.error())
        .isEqualTo(
            "Transaction simulation failed: Error processing Instruction 2: custom program error: 0x11");
    assertThat(outcome.errorDetail()).isEqualTo(new TransactionError(2, "Custom", 17L));
    assertThat(outcome.logs()).containsExactly("l1");
    assertThat(outcome.computeUnits()).isEqualTo(9);
    assertThat(ledger.calls()).doesNotContain("sendTransaction");
  }

  @Test
  void execute_landsAndFails_keepsSignatureAndFee() {
    ledger.on(
        "getSignatureStatuses",
        "\"result\":{\"value\":[{\"confirmationStatus\":\"finalized\",\"err\":{\"InsufficientFundsForRent\":{\"account_index\":1}}}]}");
    TransactionOutcome outcome = transfer(user);
    assertThat(outcome.error())
        .isEqualTo("Transaction failed: {\"InsufficientFundsForRent\":{\"account_index\":1}}");
    assertThat(outcome.errorDetail())
        .isEqualTo(new TransactionError(null, "InsufficientFundsForRent", null));
    assertThat(outcome.signature()).isEqualTo("sig");
    assertThat(outcome.fee()).isEqualTo(5000);
  }

  @Test
  void execute_preflightFails_saysAsMuchAsASimulation() {
    ledger.on(
        "sendTransaction",
        "\"error\":{\"code\":-32002,\"message\":\"refused\\nand logs\",\"data\":{\"err\":\"BlockhashNotFound\",\"logs\":[\"l2\"],\"unitsConsumed\":0}}");
    assertThat(transfer(user))
        .isEqualTo(
            TransactionOutcome.unsent(
                "refused",
                new TransactionError(null, "BlockhashNotFound", null),
                List.of("l2"),
                0L));
  }

  @Test
  void execute_refusedForItsForm_isAFailureInTheLedgersWords() {
    ledger.on(
        "simulateTransaction", "\"error\":{\"code\":-32602,\"message\":\"invalid transaction\"}");
    assertThat(transfer(user)).isEqualTo(TransactionOutcome.notSent("invalid transaction"));
  }

  @Test
  void execute_ledgerThatTakesNone_isUnavailable() {
    for (int code : new int[] {-32601, -32005}) {
      ledger.on("sendTransaction", "\"error\":{\"code\":" + code + ",\"message\":\"no\"}");
      assertThatThrownBy(() -> transfer(user))
          .isInstanceOfSatisfying(
              RunFailedException.class,
              e -> assertThat(e.failureClass()).isEqualTo(SessionFailure.LEDGER_UNAVAILABLE));
    }
  }

  @Test
  void execute_moreThanAPacketHolds_isAFailureThatSaysSo() {
    TransactionInstruction longData =
        new TransactionInstruction(MemoProgram.PROGRAM_ID, List.of(), new byte[70_000]);
    List<AccountMeta> keys =
        Stream.generate(() -> new AccountMeta(new Account().getPublicKey(), false, true))
            .limit(300)
            .toList();
    TransactionInstruction manyAccounts =
        new TransactionInstruction(MemoProgram.PROGRAM_ID, keys, new byte[0]);
    for (TransactionInstruction tooLarge : List.of(longData, manyAccounts)) {
      assertThat(execute(tooLarge).error())
          .matches("The transaction has \\d+ bytes; Solana takes at most 1232");
    }
    assertThat(ledger.calls()).doesNotContain("simulateTransaction");
  }

  @Test
  void execute_signerWithoutAKey_isAFailure() {
    PublicKey stranger = new Account().getPublicKey();
    assertThat(transfer(stranger).error()).isEqualTo("No key to sign for " + stranger);
  }

  private TransactionOutcome transfer(PublicKey from) {
    return execute(SystemProgram.transfer(from, new Account().getPublicKey(), 5));
  }

  private TransactionOutcome execute(TransactionInstruction instruction) {
    return new TransactionExecutor(ledger.client()).execute(List.of(instruction), environment);
  }
}
