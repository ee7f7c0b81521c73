package dev.reev.runner.agent;

import static dev.reev.runner.model.ScriptedModel.after;
import static dev.reev.runner.model.ScriptedModel.body;
import static dev.reev.runner.model.ScriptedModel.breaksOff;
import static dev.reev.runner.model.ScriptedModel.calls;
import static dev.reev.runner.model.ScriptedModel.completion;
import static dev.reev.runner.model.ScriptedModel.message;
import static dev.reev.runner.model.ScriptedModel.says;
import static dev.reev.runner.model.ScriptedModel.sends;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.reev.benchmarks.agent.AgentDefinition.Chat;
import dev.reev.benchmarks.agent.ChatSettings;
import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.BenchmarkReader;
import dev.reev.benchmarks.session.AccountState;
import dev.reev.benchmarks.session.SessionEvent;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.benchmarks.session.Usage;
import dev.reev.runner.agent.Agent.Answer;
import dev.reev.runner.agent.Task.EarlierStep;
import dev.reev.runner.environment.Environment;
import dev.reev.runner.environment.EnvironmentSetup;
import dev.reev.runner.evidence.Evidence;
import dev.reev.runner.evidence.Redactor;
import dev.reev.runner.evidence.RunClock;
import dev.reev.runner.evidence.SessionEvents;
import dev.reev.runner.evidence.Trace;
import dev.reev.runner.failure.RunFailedException;
import dev.reev.runner.ledger.FakeLedger;
import dev.reev.runner.model.ScriptedModel;
import dev.reev.runner.model.ScriptedModel.Call;
import dev.reev.runner.tool.ToolBox;
import dev.reev.runner.tool.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ChatAgentTest {

  private static final String KEY = "sk-very-secret";
  private static final String YAML =
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
      ground_truth: { final_state_assertions: [] }
      """;
  private static final String TRANSFER =
      """
      {"user_pubkey":"USER_WALLET_PUBKEY","recipient_pubkey":"OTHER","amount":1,"operation":"sol"}""";

  private final ScriptedModel model = new ScriptedModel();
  private final FakeLedger ledger =
      new FakeLedger().on("surfnet_setAccount", "\"result\":{\"value\":null}");

  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir
  private Path folder;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Evidence evidence;

  private final Benchmark benchmark = BenchmarkReader.read(YAML, "demo.yml").benchmark();
  private Deadline deadline = Deadline.unlimited();
  private boolean wantsData;

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

  @Test
  void answer_toolCallThenText_isTheTransactionWithTheText() throws IOException {
    model.then(calls(new Call("c1", "sol_transfer", TRANSFER)), says("done"));
    Answer answer = ask(settings(4, 0));
    assertThat(answer.instructions()).hasSize(1);
    assertThat(answer.thought()).isEqualTo("done");
    assertThat(answer.issue()).isNull();
    assertThat(evidence.usage()).isEqualTo(new Usage(2, 200L, 20L, null, 1, 0));
    assertThat(evidence.modelReported()).isEqualTo("scripted-1");
    assertThat(events())
        .containsExactly(
            "LlmRequest", "LlmResponse", "ToolCall", "ToolResult", "LlmRequest", "LlmResponse");
    List<JsonNode> messages = model.received().get(1).messages();
    assertThat(roles(messages)).containsExactly("system", "user", "assistant", "tool");
    assertThat(messages.get(3).path("tool_call_id").asString()).isEqualTo("c1");
    assertThat(messages.get(3).path("content").asString()).contains("instruction_count");
    assertThat(Files.readString(folder.resolve("events.jsonl")))
        .contains("\"event_type\":\"Prompt\"", "Send 1 lamport", "sol_transfer");
  }

  @Test
  void request_holdsContextToolsAndWhatIsSet_andNothingThatIsNot() {
    model.then(says("no"));
    ask(settings(1, 0));
    JsonNode request = model.received().get(0).body();
    assertThat(model.received().get(0).path()).isEqualTo("/v1/chat/completions");
    assertThat(model.received().get(0).headers()).contains("Bearer " + KEY);
    assertThat(request.propertyNames()).containsExactlyInAnyOrder("model", "messages", "tools");
    assertThat(request.path("tools").path(0).path("function").path("name").asString())
        .isEqualTo("sol_transfer");
    String prompt = request.path("messages").path(1).path("content").asString();
    assertThat(prompt)
        .contains("OTHER: {\"address\":\"", "\"lamports\":7", "Earlier", "-> Failure: no luck")
        .endsWith("Send 1 lamport to OTHER");
  }

  @Test
  void request_sampling_isSentWhenItIsSet() {
    model.then(says("no"));
    ask(new ChatSettings(0.5, 7L, 1, 99, 5, 0, null, null));
    JsonNode request = model.received().get(0).body();
    assertThat(request.path("temperature").asDouble()).isEqualTo(0.5);
    assertThat(request.path("seed").asLong()).isEqualTo(7);
    assertThat(request.path("max_tokens").asInt()).isEqualTo(99);
    assertThat(evidence.events().get(0).data().toString())
        .contains("temperature=0.5", "seed=7", "max_tokens=99");
  }

  @Test
  void answer_parallelCalls_areServedInOrder() {
    model.then(
        calls(
            new Call("a", "sol_transfer", TRANSFER),
            new Call("b", "sol_transfer", TRANSFER.replace("\"amount\":1", "\"amount\":2"))),
        says("done"));
    Answer answer = ask(settings(4, 0));
    assertThat(answer.instructions()).hasSize(2);
    List<JsonNode> messages = model.received().get(1).messages();
    assertThat(roles(messages)).containsExactly("system", "user", "assistant", "tool", "tool");
    assertThat(messages.get(3).path("tool_call_id").asString()).isEqualTo("a");
    assertThat(messages.get(4).path("tool_call_id").asString()).isEqualTo("b");
    assertThat(evidence.usage().toolCalls()).isEqualTo(2);
  }

  @Test
  void answer_malformedArguments_areToldAndCounted_andTheNextCallCounts() {
    model.then(
        calls(new Call("a", "sol_transfer", "{\"amount\": 1,,}")),
        calls(new Call("b", "sol_transfer", TRANSFER)),
        says("done"));
    assertThat(ask(settings(4, 0)).instructions()).hasSize(1);
    assertThat(evidence.usage()).isEqualTo(new Usage(3, 300L, 30L, null, 2, 1));
    List<JsonNode> messages = model.received().get(1).messages();
    assertThat(messages.get(3).path("content").asString()).contains("not valid JSON");
    // A server that parses the history would refuse it for ever.
    assertThat(messages.get(2).at("/tool_calls/0/function/arguments").asString()).isEqualTo("{}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fly_to_the_moon|{}|there is no tool",
        "sol_transfer|{}|wrong arguments",
        "sol_transfer|[1]|wrong arguments",
        "sol_transfer|''|wrong arguments"
      })
  void answer_wrongCall_isToldAndCounted(String name, String arguments, String told) {
    model.then(calls(new Call("a", name, arguments)), says("sorry"));
    Answer answer = ask(settings(4, 0));
    assertThat(answer.instructions()).isEmpty();
    assertThat(answer.issue()).isNull();
    assertThat(evidence.usage().failedToolCalls()).isEqualTo(1);
    assertThat(model.received().get(1).messages().get(3).path("content").asString()).contains(told);
  }

  @Test
  void answer_callWithoutIdAndArgumentsAsAnObject_isServed() {
    model.then(
        message(
            "tool_calls",
            Map.of(
                "content",
                "",
                "tool_calls",
                List.of(
                    Map.of(
                        "function",
                        Map.of(
                            "name",
                            "sol_transfer",
                            "arguments",
                            Map.of(
                                "user_pubkey", "USER_WALLET_PUBKEY",
                                "recipient_pubkey", "OTHER",
                                "amount", 1,
                                "operation", "sol")))))),
        says("done"));
    assertThat(ask(settings(4, 0)).instructions()).hasSize(1);
    List<JsonNode> messages = model.received().get(1).messages();
    assertThat(messages.get(2).at("/tool_calls/0/id").asString())
        .isNotEmpty()
        .isEqualTo(messages.get(3).path("tool_call_id").asString());
  }

  @Test
  void answer_whatAProviderAddsToItsMessage_goesBackToIt() {
    model.then(
        message(
            "tool_calls",
            Map.of(
                "reasoning_content",
                "hm",
                "tool_calls",
                List.of(new Call("a", "sol_transfer", TRANSFER).json()))),
        says("done"));
    ask(settings(4, 0));
    assertThat(model.received().get(1).messages().get(2).path("reasoning_content").asString())
        .isEqualTo("hm");
  }

  @Test
  void answer_refusal_isAThoughtAndNoTransaction() {
    model.then(message("stop", Map.of("role", "assistant", "refusal", "I will not do that")));
    Answer answer = ask(settings(4, 0));
    assertThat(answer.thought()).isEqualTo("I will not do that");
    assertThat(answer.instructions()).isEmpty();
    assertThat(answer.issue()).isNull();
  }

  @Test
  void answer_instructionsWrittenOut_countWhenNothingWasBuilt() {
    model.then(
        says(
            """
            Here it is:
            ```json
            {"transactions": [{"program_id": "11111111111111111111111111111111",
              "accounts": [{"pubkey": "OTHER", "is_writable": true}], "data": ""}]}
            ```"""));
    assertThat(ask(settings(4, 0)).instructions()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"a\": 1}", "Well:\n```json\n{\"a\": 1}\n```\n", "```\n{\"a\": 1}\n```"})
  void answer_dataIsWanted_isTheJsonOfTheText(String text) {
    wantsData = true;
    model.then(says(text));
    assertThat(Objects.requireNonNull(ask(settings(4, 0)).data()).path("a").asInt()).isEqualTo(1);
  }

  @Test
  void answer_dataIsWantedAndThereIsNone_hasNone() {
    wantsData = true;
    model.then(says("I do not know"));
    assertThat(ask(settings(4, 0)).data()).isNull();
  }

  @Test
  void answer_endlessCalls_isCutOffAfterItsTurns() {
    model.then(calls(new Call("a", "sol_transfer", TRANSFER)));
    Answer answer = ask(settings(3, 0));
    assertThat(answer.issue()).isEqualTo("used all 3 turns");
    assertThat(answer.instructions()).isEmpty();
    assertThat(model.received()).hasSize(3);
    assertThat(evidence.usage().llmCalls()).isEqualTo(3);
  }

  @Test
  void answer_tooManyCallsAtOnce_isCutOff() {
    Call[] many = new Call[ChatConversation.MAX_CALLS_AT_ONCE + 1];
    Arrays.fill(many, new Call("a", "sol_transfer", TRANSFER));
    model.then(calls(many));
    assertThat(ask(settings(3, 0)).issue()).contains("65 tool calls at once");
    assertThat(evidence.usage().toolCalls()).isZero();
  }

  @Test
  void answer_cutAtTheTokenLimit_isCutOff() {
    model.then(message("length", Map.of("role", "assistant", "content", "I was just ab")));
    Answer answer = ask(settings(3, 0));
    assertThat(answer.issue()).isEqualTo("answer was cut at the token limit");
    assertThat(answer.thought()).isEqualTo("I was just ab");
  }

  @Test
  void answer_deadlineWhileWaiting_isCutOff() {
    deadline = Deadline.in(Duration.ofMillis(300));
    model.then(after(Duration.ofSeconds(20), says("late")));
    long start = System.nanoTime();
    assertThat(ask(settings(3, 0)).issue()).isEqualTo("used up its time");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThat(lastResponse()).containsKey("error");
  }

  @Test
  void answer_deadlineInTheBackOff_isCutOff() {
    model.then(says("awake"), body(429, "slow down", "Retry-After", "30"));
    // The first request of a process takes longer than the deadline to come.
    ask(settings(3, 5));
    deadline = Deadline.in(Duration.ofSeconds(2));
    assertThat(ask(settings(3, 5)).issue()).isEqualTo("used up its time");
    assertThat(model.received()).hasSize(2);
  }

  @Test
  void answer_429WithRetryAfter_waitsAsToldAndSucceeds() {
    model.then(body(429, "slow down", "Retry-After", "2"), says("done"));
    long start = System.nanoTime();
    assertThat(ask(settings(3, 3)).thought()).isEqualTo("done");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(2));
    assertThat(lastResponse()).containsEntry("attempts", 2);
    assertThat(evidence.usage().llmCalls()).isEqualTo(1);
  }

  @Test
  void answer_429ThatAsksForTooMuchPatience_isUnavailableAtOnce() {
    model.then(body(429, "come back tomorrow", "Retry-After", "86400"));
    assertFailure(settings(3, 3), SessionFailure.AGENT_UNAVAILABLE, "429: come back tomorrow");
    assertThat(model.received()).hasSize(1);
  }

  @Test
  void answer_500ThenSuccess_succeeds() {
    model.then(body(500, "oops"), says("done"));
    assertThat(ask(settings(3, 1)).thought()).isEqualTo("done");
    assertThat(model.received()).hasSize(2);
  }

  @Test
  void answer_503ForEver_isUnavailableAfterTheRetries() {
    model.then(body(503, "{\"error\":{\"message\":\"overloaded\"}}"));
    String message =
        assertFailure(settings(3, 1), SessionFailure.AGENT_UNAVAILABLE, "after 2 attempts");
    assertThat(message).contains("HTTP status 503: overloaded").doesNotContain("{");
    assertThat(model.received()).hasSize(2);
  }

  @Test
  void answer_401_namesTheVariableAndNotTheKey() {
    model.then(body(401, "{\"error\":{\"message\":\"wrong key " + KEY + "\"}}"));
    String message =
        assertFailure(settings(3, 3), SessionFailure.AGENT_UNAVAILABLE, "the key in TEST_KEY");
    assertThat(message).doesNotContain(KEY).contains("[redacted]");
    assertThat(evidence.events().toString()).doesNotContain(KEY);
    assertThat(model.received()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "404, agent_unavailable, knows no such model",
    "302, agent_unavailable, HTTP status 302",
    "402, agent_unavailable, HTTP status 402",
    "400, agent_error, 'HTTP status 400: no such parameter'",
    "422, agent_error, HTTP status 422"
  })
  void answer_otherStatus_isClassified(int status, String failureClass, String mentioned) {
    model.then(body(status, "no such\n parameter", "Location", "http://127.0.0.1:1/"));
    assertFailure(settings(3, 3), failureClass, mentioned);
    assertThat(model.received()).hasSize(1);
  }

  @Test
  void answer_longErrorWithTheKeyAtTheCut_isCutWithoutHalfAKey() {
    model.then(body(400, "x".repeat(295) + KEY + "y".repeat(1000)));
    String message = assertFailure(settings(1, 0), SessionFailure.AGENT_ERROR, "xxx");
    assertThat(message).doesNotContain("sk-").hasSizeLessThan(400);
  }

  @Test
  void answer_bodyThatBreaksOff_isAskedForAgain() {
    model.then(breaksOff(), says("done"));
    assertThat(ask(settings(3, 1)).thought()).isEqualTo("done");
  }

  @Test
  void answer_bodyThatAlwaysBreaksOff_isUnavailable() {
    model.then(breaksOff());
    assertFailure(settings(3, 0), SessionFailure.AGENT_UNAVAILABLE, "the connection broke");
    assertThat(events()).containsExactly("LlmRequest", "LlmResponse");
  }

  @Test
  @Timeout(30)
  void answer_withoutEnd_isAnErrorWithoutARetryAndNotReadToItsEnd() {
    model.then(sends(Long.MAX_VALUE));
    assertFailure(settings(3, 3), SessionFailure.AGENT_ERROR, "answer larger than 8 MiB");
    assertThat(model.received()).hasSize(1);
  }

  @Test
  @Timeout(30)
  void answer_thatTrickles_isUnavailableAfterTheTimeout() {
    model.then(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          for (int i = 0; i < 600; i++) {
            after(Duration.ofMillis(100), out -> out.getResponseBody().write(' ')).answer(exchange);
            exchange.getResponseBody().flush();
          }
          exchange.close();
        });
    ChatSettings oneSecond = new ChatSettings(null, null, 3, null, 1, 0, null, null);
    assertFailure(oneSecond, SessionFailure.AGENT_UNAVAILABLE, "no answer within 1 s");
  }

  @Test
  void answer_slowerThanTheTimeout_isUnavailable() {
    model.then(after(Duration.ofSeconds(20), says("late")));
    ChatSettings oneSecond = new ChatSettings(null, null, 3, null, 1, 3, null, null);
    assertFailure(oneSecond, SessionFailure.AGENT_UNAVAILABLE, "no answer within 1 s");
    assertThat(model.received()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>hello</html>",
        "",
        "{\"choices\":[]}",
        "{\"choices\":[{}]}",
        "{\"choices\":[{\"message\":\"hi\"}]}",
        "{\"error\":{\"message\":\"quota\"}}",
        "[1]",
        "null"
      })
  void answer_noChatCompletion_isAnError(String text) {
    model.then(body(200, text));
    assertFailure(settings(3, 3), SessionFailure.AGENT_ERROR, "is no chat completion");
    assertThat(lastResponse()).containsKey("error");
  }

  @Test
  void answer_costOfTheProvider_isTaken_elseThePricesCount() {
    model.then(
        completion(
            Map.of(
                "choices",
                List.of(Map.of("message", Map.of("content", "a"))),
                "usage",
                Map.of("prompt_tokens", 1, "completion_tokens", 1, "cost", 0.25))),
        says("b"));
    ChatSettings priced = new ChatSettings(null, null, 1, null, 5, 0, 2.0, 10.0);
    ask(priced);
    assertThat(evidence.usage().costUsd()).isEqualTo(0.25);
    ask(priced);
    assertThat(evidence.usage().costUsd()).isCloseTo(0.25 + 100 * 2e-6 + 10 * 10e-6, within(1e-9));
  }

  @Test
  void answer_nobodyListens_isUnavailable() {
    model.close();
    assertFailure(settings(3, 3), SessionFailure.AGENT_UNAVAILABLE, "nobody accepts");
  }

  @Test
  void answer_veryLongText_isKeptInPart() {
    model.then(says("x".repeat(1_000_000)));
    assertThat(Objects.requireNonNull(ask(settings(1, 0)).thought()))
        .hasSizeLessThan(40_000)
        .endsWith("[cut, 1000000 characters]");
    assertThat(evidence.events().toString()).hasSizeLessThan(80_000);
  }

  @Test
  void start_withoutItsKey_isUnavailableAtOnceAndNamesTheVariables() {
    Chat definition = definition(model.url(), settings(1, 0), List.of("TEST_KEY", "OTHER_KEY"));
    RunFailedException failure =
        catchThrowableOfType(
            RunFailedException.class, () -> ChatAgent.start(definition, Map.of("OTHER_KEY", " ")));
    assertThat(failure.failureClass()).isEqualTo(SessionFailure.AGENT_UNAVAILABLE);
    assertThat(failure).hasMessageContaining("set TEST_KEY or OTHER_KEY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:1234", "ftp://h/v1", "http://", "http://u:hush@h/v1", "a b"})
  void start_urlThatIsNone_isUnavailableAndNotShown(String url) {
    RunFailedException failure =
        catchThrowableOfType(
            RunFailedException.class,
            () -> ChatAgent.start(definition(url, settings(1, 0), List.of()), Map.of()));
    assertThat(failure.failureClass()).isEqualTo(SessionFailure.AGENT_UNAVAILABLE);
    assertThat(failure).hasMessageContaining("http(s)://host").hasMessageNotContaining("hush");
  }

  @Test
  void answer_urlWithAQuery_keepsItAndDoesNotShowIt() {
    model.then(body(404, ""));
    Chat definition = definition(model.url() + "/?key=hush", settings(1, 0), List.of());
    RunFailedException failure =
        catchThrowableOfType(RunFailedException.class, () -> ask(definition, Map.of()));
    assertThat(model.received().get(0).path()).isEqualTo("/v1/chat/completions?key=hush");
    assertThat(model.received().get(0).headers()).doesNotContain("Authorization");
    assertThat(failure).hasMessageContaining(model.url()).hasMessageNotContaining("hush");
  }

  private String assertFailure(ChatSettings settings, String failureClass, String mentioned) {
    RunFailedException failure =
        catchThrowableOfType(RunFailedException.class, () -> ask(settings));
    assertThat(failure.failureClass()).isEqualTo(failureClass);
    assertThat(failure).hasMessageContaining(mentioned);
    assertThat(failure.getMessage()).doesNotContain("\n");
    return Objects.requireNonNull(failure.getMessage());
  }

  private Answer ask(ChatSettings settings) {
    return ask(
        definition(model.url(), settings, List.of("TEST_KEY")), Map.of("TEST_KEY", KEY + "\n"));
  }

  private Answer ask(Chat definition, Map<String, String> variables) {
    Environment environment = EnvironmentSetup.apply(benchmark, ledger.client());
    ToolBox tools =
        new ToolBox(Tools.offeredFor(benchmark, Map.of()), environment, ledger.client(), evidence);
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

  private static Chat definition(String url, ChatSettings settings, List<String> keyVariables) {
    return new Chat("test", url, null, "test-model", null, keyVariables, settings);
  }

  private static ChatSettings settings(int maxTurns, int maxRetries) {
    return new ChatSettings(null, null, maxTurns, null, 10, maxRetries, null, null);
  }

  private List<String> events() {
    return evidence.events().stream().map(SessionEvent::eventType).toList();
  }

  private Map<String, Object> lastResponse() {
    @Nullable SessionEvent last = null;
    for (SessionEvent event : evidence.events()) {
      last = event.eventType().equals(SessionEvent.LLM_RESPONSE) ? event : last;
    }
    return Objects.requireNonNull(last).data();
  }

  private static List<String> roles(List<JsonNode> messages) {
    return messages.stream().map(message -> message.path("role").asString()).toList();
  }
}
