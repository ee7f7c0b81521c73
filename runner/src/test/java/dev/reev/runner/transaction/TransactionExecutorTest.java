package dev.reev.runner.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.benchmark.BenchmarkReader;
import dev.reev.runner.environment.Environment;
import dev.reev.runner.environment.EnvironmentSetup;
import dev.reev.runner.ledger.FakeLedger;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.p2p.solanaj.core.Account;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.core.TransactionInstruction;
import org.p2p.solanaj.programs.SystemProgram;

class TransactionExecutorTest {

  private static final String YAML =
      """
      id: demo
      prompt: Do it
      initial_state:
        - {pubkey: USER_WALLET_PUBKEY, owner: "11111111111111111111111111111111", lamports: 5}
      ground_truth: {final_state_assertions: []}
      """;

  private final FakeLedger ledger =
      new FakeLedger()
          .on("surfnet_setAccount", "\"result\":{\"value\":null}")
          .on(
              "getLatestBlockhash",
              "\"result\":{\"value\":{\"blockhash\":\"CmpNeggWJ4JaWJeJ8YKN1Zypmk7uvQq3PECGUCAEMbky\"}}")
          .on("simulateTransaction", "\"result\":{\"value\":{\"err\":null,\"logs\":[\"l1\"]}}")
          .on("sendTransaction", "\"result\":\"sig\"")
          .on(
              "getSignatureStatuses",
              "\"result\":{\"value\":[{\"confirmationStatus\":\"confirmed\",\"err\":null}]}")
          .on("getTransaction", "\"result\":{\"meta\":{\"fee\":5000}}");

  private final Environment environment =
      EnvironmentSetup.apply(BenchmarkReader.read(YAML, "demo.yml").benchmark(), ledger.client());

  private final PublicKey user = environment.payer().getPublicKey();

  @AfterEach
  void stop() {
    ledger.close();
  }

  @Test
  void execute_goodTransaction_keepsFeeLogsAndSignature() {
    TransactionOutcome outcome = transfer(user);
    assertThat(outcome)
        .isEqualTo(new TransactionOutcome(null, null, List.of("l1"), 5000L, null, "sig"));
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
        "\"result\":{\"value\":{\"err\":{\"InstructionError\":[2,{\"Custom\":17}]},\"logs\":[\"l1\"]}}");
    TransactionOutcome outcome = transfer(user);
    assertThat(outcome.error())
        .isEqualTo(
            "Transaction simulation failed: Error processing Instruction 2: custom program error: 0x11");
    assertThat(outcome.logs()).containsExactly("l1");
    assertThat(ledger.calls()).doesNotContain("sendTransaction");
  }

  @Test
  void execute_landsAndFails_keepsSignatureAndFee() {
    ledger.on(
        "getSignatureStatuses",
        "\"result\":{\"value\":[{\"confirmationStatus\":\"finalized\",\"err\":\"AccountNotFound\"}]}");
    TransactionOutcome outcome = transfer(user);
    assertThat(outcome.error()).isEqualTo("Transaction failed: AccountNotFound");
    assertThat(outcome.signature()).isEqualTo("sig");
    assertThat(outcome.fee()).isEqualTo(5000);
  }

  @Test
  void execute_sendRefused_isAFailureWithItsLogs() {
    ledger.on(
        "sendTransaction",
        "\"error\":{\"code\":-32002,\"message\":\"refused\",\"data\":{\"logs\":[\"l2\"]}}");
    assertThat(transfer(user))
        .isEqualTo(new TransactionOutcome("refused", null, List.of("l2"), null, null, null));
  }

  @Test
  void execute_signerWithoutAKey_isAFailure() {
    PublicKey stranger = new Account().getPublicKey();
    assertThat(transfer(stranger).error()).isEqualTo("No key to sign for " + stranger);
  }

  private TransactionOutcome transfer(PublicKey from) {
    TransactionInstruction instruction =
        SystemProgram.transfer(from, new Account().getPublicKey(), 5);
    return new TransactionExecutor(ledger.client()).execute(List.of(instruction), environment);
  }
}
