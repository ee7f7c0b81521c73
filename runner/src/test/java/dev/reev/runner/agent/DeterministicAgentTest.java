package dev.reev.runner.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.benchmarks.benchmark.ExpectedInstruction;
import dev.reev.benchmarks.benchmark.ExpectedInstruction.ExpectedAccount;
import dev.reev.benchmarks.benchmark.ExpectedToolCall;
import dev.reev.benchmarks.benchmark.GroundTruth;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.Workbench;
import dev.reev.runner.agent.Agent.Answer;
import dev.reev.runner.failure.RunFailedException;
import dev.reev.runner.jupiter.JupiterStandIn;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.p2p.solanaj.utils.Base58;
import tools.jackson.databind.JsonNode;

class DeterministicAgentTest {

  private static final String SYSTEM = "11111111111111111111111111111111";

  /** Sends 0.1 SOL. */
  private static final String DATA = "3Bxs411Dtc7pkFQj";

  private static final ExpectedToolCall TRANSFER =
      new ExpectedToolCall(
          2,
          "sol_transfer",
          Map.of(
              "user_pubkey", "USER_WALLET_PUBKEY",
              "recipient_pubkey", "FRIEND",
              "amount", 100_000_000));

  private final JupiterStandIn jupiter = new JupiterStandIn();

  @SuppressWarnings("NullAway.Init") // set before each test
  private Workbench workbench;

  @BeforeEach
  void open() throws IOException {
    workbench = new Workbench();
  }

  @AfterEach
  void close() throws IOException {
    workbench.close();
    jupiter.close();
  }

  @Test
  void answer_inAFlow_isWhatIsExpectedOfThatStep() {
    GroundTruth truth =
        truth(List.of(expected(1, DATA), expected(2, "3Bxs4NPCZMKNg6oy")), List.of());
    assertThat(data(answer(truth, 2, false))).containsExactly("3Bxs4NPCZMKNg6oy");
  }

  @Test
  void answer_whereToolsLeadThere_isWhatTheyBuild() {
    GroundTruth truth = truth(List.of(expected(1, DATA)), List.of(TRANSFER));
    assertThat(data(answer(truth, 2, false))).containsExactly(DATA);
    assertThat(workbench.evidence().usage().toolCalls()).isEqualTo(1);
  }

  @Test
  void answer_whereInstructionsAreExpected_callsNoTool() {
    answer(truth(List.of(expected(2, DATA)), List.of(TRANSFER)), 2, false);
    assertThat(workbench.evidence().usage().toolCalls()).isZero();
  }

  @Test
  void answer_whereNothingShouldBeSent_isNothing() {
    Answer answer = answer(truth(GroundTruth.NONE, List.of(), List.of()), 1, false);
    assertThat(answer.instructions()).isEmpty();
    assertThat(answer.thought()).isEqualTo("as the benchmark says");
  }

  @Test
  void answer_whereDataIsAskedFor_holdsTheResultsOfTheTools() {
    ExpectedToolCall call =
        new ExpectedToolCall(
            1, "jupiter_earn", Map.of("user_pubkey", "USER_WALLET_PUBKEY", "operation", "both"));
    Answer answer = answer(truth(List.of(), List.of(call)), 1, true);
    JsonNode data = Objects.requireNonNull(answer.data());
    assertThat(data.at("/result/positions/0/shares").asString()).isEqualTo("7");
  }

  @Test
  void answer_aToolThatSaysNo_isAnErrorWithItsReason() {
    ExpectedToolCall wrong = new ExpectedToolCall(1, "sol_transfer", Map.of("amount", 1));
    assertFails(truth(List.of(), List.of(wrong)), "sol_transfer: wrong arguments");
  }

  @Test
  void answer_nothingToGoBy_isAnError() {
    assertFails(
        truth(List.of(), List.of(TRANSFER)), "neither an expected instruction nor a tool call");
  }

  private void assertFails(GroundTruth truth, String mentioned) {
    assertThatThrownBy(() -> answer(truth, 1, false))
        .isInstanceOfSatisfying(
            RunFailedException.class,
            e -> assertThat(e.failureClass()).isEqualTo(SessionFailure.AGENT_ERROR))
        .hasMessageContaining(mentioned);
  }

  private Answer answer(GroundTruth truth, int step, boolean wantsData) {
    return new DeterministicAgent(truth)
        .answer(
            new Task(
                step,
                "Do it",
                wantsData,
                workbench.environment(),
                Map.of(),
                List.of(),
                workbench.tools(jupiter.url()),
                Deadline.unlimited(),
                workbench.evidence()));
  }

  private static List<String> data(Answer answer) {
    return answer.instructions().stream().map(one -> Base58.encode(one.getData())).toList();
  }

  private static GroundTruth truth(
      List<ExpectedInstruction> expected, List<ExpectedToolCall> calls) {
    return truth(GroundTruth.SUCCESS, expected, calls);
  }

  private static GroundTruth truth(
      String status, List<ExpectedInstruction> expected, List<ExpectedToolCall> calls) {
    return new GroundTruth(
        status,
        List.of(),
        expected,
        false,
        null,
        List.of(),
        List.of(),
        calls,
        List.of(),
        List.of(),
        List.of(),
        GroundTruth.GUARD_ON,
        GroundTruth.DEFAULT_MAX_FEE,
        "as the benchmark says");
  }

  private static ExpectedInstruction expected(int step, String data) {
    return new ExpectedInstruction(
        step,
        SYSTEM,
        1.0,
        List.of(
            new ExpectedAccount("USER_WALLET_PUBKEY", true, true, 1.0),
            new ExpectedAccount("FRIEND", false, true, 1.0)),
        data,
        1.0);
  }
}
