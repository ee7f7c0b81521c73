package dev.reev.runner;

import static dev.reev.runner.model.ScriptedModel.after;
import static dev.reev.runner.model.ScriptedModel.body;
import static dev.reev.runner.model.ScriptedModel.breaksOff;
import static dev.reev.runner.model.ScriptedModel.calls;
import static dev.reev.runner.model.ScriptedModel.message;
import static dev.reev.runner.model.ScriptedModel.says;
import static dev.reev.runner.model.ScriptedModel.sends;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.event.EventLine;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.schema.Sha256;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.Provenance;
import dev.reev.benchmarks.session.SessionEvent;
import dev.reev.benchmarks.session.SessionExpectation;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.benchmarks.session.SessionFile;
import dev.reev.benchmarks.session.SessionFileReader;
import dev.reev.benchmarks.session.Step;
import dev.reev.benchmarks.session.Usage;
import dev.reev.runner.model.ScriptedModel;
import dev.reev.runner.model.ScriptedModel.Call;
import dev.reev.runner.model.ScriptedModel.Received;
import dev.reev.runner.model.ScriptedModel.Turn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;

/** A chat agent in the real runner, on the real ledger, with a scripted model. */
class ChatRunIT {

  private static final String SOL = "001-sol-transfer";
  private static final String TOKEN = "002-spl-transfer";
  private static final String KEY = "AIza-very-secret-key";
  private static final Call RIGHT_SOL =
      new Call(
          "c1",
          "sol_transfer",
          """
          {"user_pubkey": "USER_WALLET_PUBKEY", "recipient_pubkey": "RECIPIENT_WALLET_PUBKEY",
           "amount": 100000000, "operation": "sol"}""");
  private static final Call RIGHT_TOKEN =
      new Call(
          "c1",
          "spl_transfer",
          """
          {"user_pubkey": "USER_WALLET_PUBKEY", "recipient_pubkey": "RECIPIENT_USDC_ATA",
           "amount": 15000000, "mint_address": "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v"}""");

  private final ScriptedModel model = new ScriptedModel();

  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir
  private Path folder;

  @AfterEach
  void close() {
    model.close();
  }

  @Test
  void run_toolCall_scoresOneAndKeepsTheEvidence() throws Exception {
    SessionFile session = completed(SOL, 1.0, calls(RIGHT_SOL), says("done"));
    assertThat(session.usage()).isEqualTo(new Usage(2, 200L, 20L, null, 1, 0));
    assertThat(session.provenance().modelReported()).isEqualTo("scripted-1");
    assertThat(session.events())
        .extracting(SessionEvent::eventType)
        .containsExactly(
            "SessionStart",
            "LlmRequest",
            "LlmResponse",
            "ToolCall",
            "ToolResult",
            "LlmRequest",
            "LlmResponse",
            "TransactionExecution",
            "SessionEnd");
    assertThat(eventTypes())
        .containsExactly(
            "Prompt", "ToolInput", "ToolOutput", "ToolInput", "ToolOutput", "StepComplete");
  }

  @Test
  void run_again_hasTheSamePromptAndConfigThoughItsKeysAreNew() throws Exception {
    SessionFile first = completed(TOKEN, 1.0, calls(RIGHT_TOKEN), says("done"));
    SessionFile again = completed(TOKEN, 1.0, calls(RIGHT_TOKEN), says("done"));
    assertThat(first.provenance().promptSha256())
        .matches("[0-9a-f]{64}")
        .isEqualTo(again.provenance().promptSha256());
    assertThat(first.provenance().agentSha256()).isEqualTo(again.provenance().agentSha256());
  }

  @Test
  void run_ofAnAgentsFile_saysWhatItsAuthorVaries() throws Exception {
    Path agents =
        Files.writeString(
            folder.resolve("agents.yml"),
            """
            agents:
              mine:
                kind: chat
                base_url: %s
                model: m
                temperature: 0.5
                system_prompt: You move money.
                prompt_version: v2
                tools: [spl_transfer, sol_transfer]
                extra_body: {reasoning_effort: low}
            """
                .formatted(model.url()));
    model.then(calls(RIGHT_SOL), says("done"));
    RunnerProcess runner =
        start(RunnerProcess.benchmark(SOL), Map.of("REEV_AGENTS_FILE", agents.toString()), "mine");
    assertThat(runner.exitCode()).as(runner.stderr()).isZero();
    assertThat(read(SOL, "mine").provenance().chat())
        .isEqualTo(
            new Provenance.Chat(
                "v2",
                Sha256.hex("You move money.".getBytes(StandardCharsets.UTF_8)),
                "sol_transfer, spl_transfer",
                0.5,
                "{\"reasoning_effort\":\"low\"}"));
  }

  @Test
  void run_parallelCalls_scoresOne() throws Exception {
    Call look = new Call("c0", "get_account_balance", "{\"pubkey\": \"USER_USDC_ATA\"}");
    SessionFile session = completed(TOKEN, 1.0, calls(look, RIGHT_TOKEN), says("done"));
    assertThat(session.usage()).isEqualTo(new Usage(2, 200L, 20L, null, 2, 0));
  }

  @Test
  void run_malformedArgumentsThenRight_scoresOneAndCountsTheFailedCall() throws Exception {
    Call broken = new Call("c0", "sol_transfer", "{\"user_pubkey\": ");
    SessionFile session = completed(SOL, 1.0, calls(broken), calls(RIGHT_SOL), says("done"));
    assertThat(session.usage()).isEqualTo(new Usage(3, 300L, 30L, null, 2, 1));
  }

  @Test
  void run_unknownTool_scoresZeroAndCountsTheFailedCall() throws Exception {
    SessionFile session = completed(SOL, 0, calls(new Call("c", "teleport", "{}")), says("oh"));
    assertThat(session.usage()).isEqualTo(new Usage(2, 200L, 20L, null, 1, 1));
  }

  @Test
  void run_refusal_scoresZero() throws Exception {
    Turn refusal = message("stop", Map.of("role", "assistant", "refusal", "I must not"));
    assertThat(thought(completed(SOL, 0, refusal))).isEqualTo("I must not");
  }

  @Test
  void run_textOnly_scoresZero() throws Exception {
    SessionFile session = completed(SOL, 0, says("I sent it, trust me"));
    assertThat(thought(session)).isEqualTo("I sent it, trust me");
    assertThat(session.usage()).isEqualTo(new Usage(1, 100L, 10L, null, 0, 0));
  }

  @Test
  void run_429ThenSuccess_scoresOneAndCountsTheAttempts() throws Exception {
    SessionFile session =
        completed(SOL, 1.0, body(429, "slow", "Retry-After", "1"), calls(RIGHT_SOL), says("done"));
    assertThat(session.usage().llmCalls()).isEqualTo(2);
    assertThat(session.events().get(2).data()).containsEntry("attempts", 2);
  }

  @Test
  void run_500sAndABrokenBodyThenSuccess_scoresOneAndCountsTheAttempts() throws Exception {
    SessionFile session =
        completed(
            SOL, 1.0, body(500, ""), body(502, ""), breaksOff(), calls(RIGHT_SOL), says("done"));
    assertThat(session.events().get(2).data()).containsEntry("attempts", 4);
  }

  @Test
  void run_endlessToolLoop_isCutOffWithScoreZero() throws Exception {
    SessionFile session = completed(SOL, 0, calls(RIGHT_SOL));
    assertThat(step(session).info()).containsEntry("message", "used all 12 turns");
    assertThat(Objects.requireNonNull(session.finalResult().scoring()).issues())
        .startsWith("used all 12 turns");
    assertThat(step(session).observation().lastTransactionError()).contains("used all 12 turns");
    assertThat(step(session).action()).isEmpty();
    assertThat(model.received()).hasSize(12);
    assertThat(session.usage()).isEqualTo(new Usage(12, 1200L, 120L, null, 12, 0));
  }

  @Test
  void run_slowerThanItsStep_isCutOffWithScoreZero() throws Exception {
    String yaml = Files.readString(Path.of(RunnerProcess.benchmark(SOL)));
    Path file = folder.resolve("slow.yml");
    Files.writeString(file, yaml + "\nflow:\n  - {step: 1, prompt: Send it, timeout: 2}\n");
    model.then(after(Duration.ofSeconds(60), says("late")));
    RunnerProcess runner = start(file.toString(), Map.of(), "local");
    assertThat(runner.exitCode()).as(runner.stderr()).isZero();
    FinalResult result = Objects.requireNonNull(read(SOL, "local").finalResult());
    assertThat(result.score()).isZero();
    assertThat(ReevJson.MAPPER.writeValueAsString(result)).contains("used up its time");
  }

  @Test
  void run_10MegabyteAnswer_isAnAgentError() throws Exception {
    assertThat(failed(SessionFailure.AGENT_ERROR, sends(10L * 1024 * 1024)))
        .contains("answer larger than 8 MiB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "{\"choices\": []}", "{\"object\": \"list\"}"})
  void run_noChatCompletion_isAnAgentError(String text) throws Exception {
    assertThat(failed(SessionFailure.AGENT_ERROR, body(200, text)))
        .contains("is no chat completion");
  }

  @Test
  void run_unknownModel_isAgentUnavailable() throws Exception {
    assertThat(failed(SessionFailure.AGENT_UNAVAILABLE, body(404, "no such model")))
        .contains("no such model", model.url());
  }

  @Test
  void run_wrongKey_isAgentUnavailable_andTheKeyIsNowhere() throws Exception {
    model.then(body(401, "{\"error\": {\"message\": \"key " + KEY + " is wrong\"}}"));
    RunnerProcess runner =
        start(
            RunnerProcess.benchmark(SOL),
            Map.of("GEMINI_API_URL", model.url(), "GEMINI_API_KEY", KEY),
            "gemini-2.5-flash-lite");
    assertThat(runner.exitCode()).isEqualTo(1);
    SessionFailure failure = Objects.requireNonNull(read(SOL, "gemini-2.5-flash-lite").failure());
    assertThat(failure.failureClass()).isEqualTo(SessionFailure.AGENT_UNAVAILABLE);
    assertThat(failure.message()).contains("GEMINI_API_KEY", "[redacted]");
    assertThat(model.received().get(0).headers()).contains("Bearer " + KEY);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).as(file.toString()).doesNotContain(KEY);
      }
    }
  }

  @Test
  void run_deliveredKey_isUsedAndNowhereElse() throws Exception {
    model.then(says("my key is " + KEY));
    RunnerProcess runner =
        start(
            RunnerProcess.benchmark(SOL),
            Map.of("REEV_AGENT_API_URL", model.url(), "REEV_AGENT_API_KEY", KEY),
            "glm-4.6");
    assertThat(runner.exitCode()).as(runner.stderr()).isZero();
    assertThat(model.received().get(0).headers()).contains("Bearer " + KEY);
    assertThat(thought(read(SOL, "glm-4.6"))).isEqualTo("my key is [redacted]");
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).as(file.toString()).doesNotContain(KEY);
      }
    }
  }

  @Test
  void run_withoutAKey_isAgentUnavailableAtOnce() throws Exception {
    RunnerProcess runner =
        start(
            RunnerProcess.benchmark(SOL),
            Map.of("GEMINI_API_URL", model.url(), "GEMINI_API_KEY", "", "GOOGLE_API_KEY", ""),
            "gemini-2.5-flash-lite");
    assertThat(runner.exitCode()).isEqualTo(1);
    assertThat(runner.stderr()).contains("set GEMINI_API_KEY or GOOGLE_API_KEY");
    assertThat(model.received()).isEmpty();
  }

  @Test
  void run_anyTurn_sendsNothingOfTheGroundTruth() throws Exception {
    Path file = Files.writeString(folder.resolve("secret.yml"), SECRET_YAML);
    model.then(
        calls(new Call("a", "get_account_balance", "{\"pubkey\": \"USER_WALLET_PUBKEY\"}")),
        calls(RIGHT_SOL),
        says("done"));
    RunnerProcess runner = start(file.toString(), Map.of(), "local");
    assertThat(runner.exitCode()).as(runner.stderr()).isZero();
    FinalResult result = Objects.requireNonNull(read("secret", "local").finalResult());
    String derived =
        Objects.requireNonNull(result.data())
            .steps()
            .get(0)
            .observation()
            .keyMap()
            .get("MARKER_ATA");
    assertThat(model.received()).hasSize(3);
    for (Received request : model.received()) {
      assertThat(request.path() + request.headers() + request.body())
          .contains("RECIPIENT_WALLET_PUBKEY")
          .doesNotContain("MARKER", "919191", "828282", "0.7373")
          .doesNotContain("7vfCXTUXx5WJV5JADk17DUJ4ksgau7utNKj4b963voxs", "3DTZbgwsozUF")
          .doesNotContain(Objects.requireNonNull(derived));
    }
  }

  /** Every value in its ground truth is a marker that the agent gets from nowhere else. */
  private static final String SECRET_YAML =
      """
      id: secret
      ledger: embedded
      prompt: Send 0.1 SOL to RECIPIENT_WALLET_PUBKEY
      initial_state:
        - {pubkey: USER_WALLET_PUBKEY, owner: "11111111111111111111111111111111", lamports: 1000000000}
        - {pubkey: RECIPIENT_WALLET_PUBKEY, owner: "11111111111111111111111111111111", lamports: 1000000}
      ground_truth:
        final_state_assertions:
          - {type: SolBalance, pubkey: RECIPIENT_WALLET_PUBKEY, expected: 919191}
          - type: TokenAccountBalance
            pubkey: MARKER_ATA
            expected: 828282
            address_derivation:
              type: AssociatedTokenAccount
              owner: RECIPIENT_WALLET_PUBKEY
              mint: EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v
        expected_instructions:
          - program_id: 7vfCXTUXx5WJV5JADk17DUJ4ksgau7utNKj4b963voxs
            program_id_weight: 0.7373
            accounts:
              - {pubkey: USER_WALLET_PUBKEY, is_signer: true, is_writable: true}
            data: 3DTZbgwsozUF
            data_weight: 0.7373
      """;

  /** Runs to a score, checks everything else about the run, and returns its session. */
  private SessionFile completed(String benchmark, double score, Turn... turns) throws Exception {
    model.then(turns);
    RunnerProcess runner = start(RunnerProcess.benchmark(benchmark), Map.of(), "local");
    assertThat(runner.exitCode()).as(runner.stderr()).isZero();
    SessionFile session = read(benchmark, "local");
    assertThat(Objects.requireNonNull(session.finalResult()).score()).isEqualTo(score);
    return session;
  }

  /** Runs to a failure, checks everything else about it, and returns its message. */
  private String failed(String failureClass, Turn turn) throws Exception {
    model.then(turn);
    RunnerProcess runner = start(RunnerProcess.benchmark(SOL), Map.of(), "local");
    assertThat(runner.exitCode()).isEqualTo(1);
    SessionFile session = read(SOL, "local");
    SessionFailure failure = Objects.requireNonNull(session.failure());
    assertThat(failure.failureClass()).isEqualTo(failureClass);
    assertThat(session.events())
        .extracting(SessionEvent::eventType)
        .containsExactly("SessionStart", "LlmRequest", "LlmResponse", "Error", "SessionEnd");
    assertThat(session.usage()).isEqualTo(new Usage(0, null, null, null, 0, 0));
    assertThat(eventTypes()).containsExactly("Prompt");
    return failure.message();
  }

  private RunnerProcess start(String benchmark, Map<String, String> variables, String agent)
      throws IOException {
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("LOCAL_MODEL_URL", model.url());
    return RunnerProcess.start(
        folder,
        environment,
        benchmark,
        "--agent=" + agent,
        "--execution-id=e-1",
        "--sessions-dir=sessions",
        "-v");
  }

  private SessionFile read(String benchmark, String agent) throws Exception {
    return SessionFileReader.read(
            folder.resolve("sessions").resolve(SessionFile.fileName("e-1")),
            new SessionExpectation("e-1", benchmark, agent))
        .session();
  }

  private List<String> eventTypes() throws IOException {
    ObjectReader strict =
        ReevJson.MAPPER
            .readerFor(EventLine.class)
            .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    return Files.readAllLines(folder.resolve("sessions/enhanced_otel_e-1.jsonl")).stream()
        .map(line -> strict.<EventLine>readValue(line).eventType())
        .toList();
  }

  private static String thought(SessionFile session) {
    return Objects.requireNonNull(step(session).thought());
  }

  private static Step step(SessionFile session) {
    FinalResult result = Objects.requireNonNull(session.finalResult());
    return Objects.requireNonNull(result.data()).steps().get(0);
  }
}
