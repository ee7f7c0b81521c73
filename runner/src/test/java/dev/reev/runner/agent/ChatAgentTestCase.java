package dev.reev.runner.agent;

import dev.reev.benchmarks.agent.AgentDefinition.Chat;
import dev.reev.benchmarks.agent.ChatSettings;
import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.BenchmarkReader;
import dev.reev.benchmarks.session.AccountState;
import dev.reev.benchmarks.session.SessionEvent;
import dev.reev.runner.agent.Agent.Answer;
import dev.reev.runner.agent.Task.EarlierStep;
import dev.reev.runner.environment.Environment;
import dev.reev.runner.environment.EnvironmentSetup;
import dev.reev.runner.evidence.Evidence;
import dev.reev.runner.evidence.Redactor;
import dev.reev.runner.evidence.RunClock;
import dev.reev.runner.evidence.SessionEvents;
import dev.reev.runner.evidence.Trace;
import dev.reev.runner.ledger.FakeLedger;
import dev.reev.runner.model.ScriptedModel;
import dev.reev.runner.tool.ToolBox;
import dev.reev.runner.tool.Tools;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A chat agent with real tools, a ledger that accepts everything, and a scripted model. */
abstract class ChatAgentTestCase {

  static final String KEY = "sk-very-secret";
  static final String YAML =
      """
      id: demo
      prompt: Send 1 lamport to OTHER
      initial_state:
        - pubkey: USER_WALLET_PUBKEY
          owner: "11111111111111111111111111111111"
          lamports: 5
        - pubkey: OTHER
          owner: "11111111111111111111111111111111"
          lamports: 7
      ground_truth: { final_state_assertions: [{ type: TransactionSucceeded }] }
      """;
  static final String TRANSFER =
      """
      {"user_pubkey":"USER_WALLET_PUBKEY","recipient_pubkey":"OTHER","amount":1,"operation":"sol"}""";

  final ScriptedModel model = new ScriptedModel();
  final FakeLedger ledger =
      new FakeLedger().on("surfnet_setAccount", "\"result\":{\"value\":null}");

  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir
  Path folder;

  @SuppressWarnings("NullAway.Init") // set before each test
  Evidence evidence;

  final Benchmark benchmark = BenchmarkReader.read(YAML, "demo.yml").benchmark();
  Deadline deadline = Deadline.unlimited();
  boolean wantsData;

  @BeforeEach
  void open() throws IOException {
    evidence =
        Evidence.open(
            "e-1",
            folder.resolve("events.jsonl"),
            new SessionEvents(RunClock.start(), new Redactor(List.of(KEY)), Optional.empty()),
            Trace.start(Map.of()));
  }

  @AfterEach
  void close() throws IOException {
    evidence.close();
    model.close();
    ledger.close();
  }

  Answer ask(ChatSettings settings) {
    return ask(
        definition(model.url(), settings, List.of("TEST_KEY")), Map.of("TEST_KEY", KEY + "\n"));
  }

  Answer ask(Chat definition, Map<String, String> variables) {
    Environment environment = EnvironmentSetup.apply(benchmark, ledger.client());
    ToolBox tools =
        new ToolBox(
            Tools.offeredFor(benchmark, definition, Map.of()),
            environment,
            ledger.client(),
            evidence);
    String system = "11111111111111111111111111111111";
    try (ChatAgent agent = ChatAgent.start(definition, variables)) {
      return agent.answer(
          new Task(
              1,
              benchmark.prompt(),
              wantsData,
              environment,
              Map.of("OTHER", AccountState.plain(7, system, false, 0, null)),
              List.of(new EarlierStep(1, "before", "Failure", "no luck")),
              tools,
              deadline,
              evidence));
    }
  }

  static Chat definition(String url, ChatSettings settings, List<String> keyVariables) {
    return new Chat("test", url, null, "test-model", null, keyVariables, settings);
  }

  static ChatSettings settings(int maxTurns, int maxRetries) {
    return new ChatSettings(null, null, maxTurns, null, 10, maxRetries, null, null);
  }

  /** Settings with the author's own prompt and tools. */
  static ChatSettings varied(@Nullable String systemPrompt, @Nullable List<String> tools) {
    ChatSettings usual = settings(4, 0);
    return new ChatSettings(
        usual.temperature(),
        usual.seed(),
        usual.maxTurns(),
        usual.maxOutputTokens(),
        usual.requestTimeoutSeconds(),
        usual.maxRetries(),
        usual.inputUsdPerMillionTokens(),
        usual.outputUsdPerMillionTokens(),
        usual.maxCompletionTokens(),
        usual.extraBody(),
        usual.headers(),
        usual.headerVariables(),
        systemPrompt,
        "v2",
        tools);
  }

  List<String> events() {
    return evidence.events().stream().map(SessionEvent::eventType).toList();
  }

  Map<String, Object> lastResponse() {
    @Nullable SessionEvent last = null;
    for (SessionEvent event : evidence.events()) {
      last = event.eventType().equals(SessionEvent.LLM_RESPONSE) ? event : last;
    }
    return Objects.requireNonNull(last).data();
  }
}
