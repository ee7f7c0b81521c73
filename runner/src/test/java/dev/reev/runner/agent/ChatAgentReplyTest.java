package dev.reev.runner.agent;

import static dev.reev.runner.model.ScriptedModel.body;
import static dev.reev.runner.model.ScriptedModel.calls;
import static dev.reev.runner.model.ScriptedModel.message;
import static dev.reev.runner.model.ScriptedModel.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.reev.benchmarks.agent.AgentDefinition.Chat;
import dev.reev.benchmarks.agent.ChatSettings;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.agent.Agent.Answer;
import dev.reev.runner.failure.RunFailedException;
import dev.reev.runner.model.ScriptedModel.Call;
import dev.reev.runner.model.ScriptedModel.Turn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Differences between providers, over whole conversations. */
class ChatAgentReplyTest extends ChatAgentTestCase {

  private static final String ANSWER = "{\"a\": 1}";

  @ParameterizedTest
  @ValueSource(strings = {"", "call_0", "functions.x:0", "reev00000"})
  void callIds_emptyOrRepeated_areUniqueOverTheConversation(String id) {
    model.then(
        calls(new Call(id, "sol_transfer", TRANSFER), new Call(id, "sol_transfer", TRANSFER)),
        calls(new Call(id, "sol_transfer", TRANSFER)),
        says("done"));
    assertThat(ask(settings(4, 0)).instructions()).hasSize(3);
    List<JsonNode> messages = model.received().get(2).messages();
    List<String> asked =
        messages.stream()
            .flatMap(message -> message.path("tool_calls").valueStream())
            .map(call -> call.path("id").asString())
            .toList();
    List<String> served =
        messages.stream()
            .filter(message -> message.path("role").asString().equals("tool"))
            .map(message -> message.path("tool_call_id").asString())
            .toList();
    assertThat(asked).hasSize(3).doesNotHaveDuplicates().isEqualTo(served);
    assertThat(asked).allSatisfy(unique -> assertThat(unique).isNotBlank());
  }

  @Test
  void calls_thatHaveNoFunction_doNotGoBack() {
    model.then(
        message(
            "tool_calls",
            Map.of(
                "tool_calls",
                List.of(
                    Map.of("id", "x", "type", "function"),
                    new Call("a", "sol_transfer", TRANSFER).json()))),
        says("done"));
    ask(settings(4, 0));
    assertThat(model.received().get(1).messages().get(2).path("tool_calls")).hasSize(1);
  }

  @Test
  void call_inTheOldPlace_isServed() {
    model.then(
        message(
            "function_call",
            Map.of("function_call", Map.of("name", "sol_transfer", "arguments", TRANSFER))),
        says("done"));
    assertThat(ask(settings(4, 0)).instructions()).hasSize(1);
    assertThat(model.received().get(1).messages().get(2).has("function_call")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```JSON\n" + ANSWER + "\n```",
        "```json " + ANSWER + " ```",
        "~~~\n" + ANSWER + "\n~~~",
        "````json5\n" + ANSWER + "\n````",
        "<think>\n{\"a\": 2}\n</think>\n\n" + ANSWER,
        "It is 1, I think {sure}.\n</THINK>\n" + ANSWER,
        "The sum [of both] is: " + ANSWER + " Good luck!"
      })
  void data_isFoundInWhateverIsAroundIt(String text) throws IOException {
    wantsData = true;
    model.then(says(text));
    assertThat(Objects.requireNonNull(ask(settings(1, 0)).data())).hasToString("{\"a\":1}");
    assertThat(Objects.requireNonNull((Map<?, ?>) lastResponse().get("message")).get("content"))
        .isEqualTo(text);
  }

  @Test
  @Timeout(20)
  void data_inTextOfNothingButBrackets_isNone() {
    wantsData = true;
    model.then(says("[".repeat(200_000)));
    assertThat(ask(settings(1, 0)).data()).isNull();
  }

  @Test
  void data_thatIsAToolCall_isNone() {
    wantsData = true;
    model.then(says("{\"name\": \"get_account_balance\", \"arguments\": {}}"));
    Answer answer = ask(settings(1, 0));
    assertThat(answer.data()).isNull();
    assertThat(answer.undecided()).contains("as text");
  }

  @Test
  void thinking_isNeitherThoughtNorInstructions() {
    model.then(
        says(
            """
            <think>
            ```json
            [{"program_id": "11111111111111111111111111111111", "accounts": [], "data": ""}]
            ```
            Or not? </think>I will not."""));
    Answer answer = ask(settings(1, 0));
    assertThat(answer.instructions()).isEmpty();
    assertThat(answer.thought()).isEqualTo("I will not.");
  }

  @Test
  void emptyText_afterSomethingWasBuilt_sendsIt() {
    model.then(
        calls(new Call("a", "sol_transfer", TRANSFER)), message("stop", Map.of("content", "")));
    Answer answer = ask(settings(3, 0));
    assertThat(answer.instructions()).hasSize(1);
    assertThat(answer.undecided()).isNull();
  }

  @Test
  void emptyText_afterALookThatBuiltNothing_decidesNothing() {
    model.then(
        message(
            "tool_calls",
            Map.of(
                "content",
                "Let me look first.",
                "tool_calls",
                List.of(new Call("a", "get_account_balance", "{\"pubkey\":\"OTHER\"}").json()))),
        message("stop", Map.of("content", "")));
    ledger.on("getAccountInfo", "\"result\":{\"value\":null}");
    assertThat(ask(settings(3, 0)).undecided()).contains("said nothing");
  }

  @Test
  void words_afterARefusedAttemptToBuild_decideNothing_unlessItIsDiscarded() {
    Call wrong = new Call("a", "sol_transfer", "{}");
    model.then(
        calls(wrong),
        says("done"),
        calls(wrong),
        calls(new Call("b", "discard_instructions", "{}")),
        says("I will not"));
    assertThat(ask(settings(4, 0)).undecided()).contains("was refused, and gave up");
    assertThat(ask(settings(4, 0)).undecided()).isNull();
  }

  @Test
  void aFilter_afterSomethingWasBuilt_sendsNothing() {
    model.then(
        calls(new Call("a", "sol_transfer", TRANSFER)),
        message("content_filter", Map.of("content", "")));
    Answer answer = ask(settings(3, 0));
    assertThat(answer.instructions()).isEmpty();
    assertThat(answer.undecided()).contains("filter");
  }

  @Test
  void troubleInsideASuccess_isAskedAgain() {
    model.then(
        body(200, "{\"choices\":null,\"error\":{\"code\":429,\"message\":\"busy\"}}"), says("no"));
    assertThat(ask(settings(1, 1)).thought()).isEqualTo("no");
    assertThat(model.received()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"insufficient_quota", "billing_not_active"})
  void anEmptyAccount_isNotAskedAgain(String code) {
    model.then(body(429, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"no\"}}"));
    SessionFailure failure =
        catchThrowableOfType(RunFailedException.class, () -> ask(settings(1, 3))).failure();
    assertThat(failure.reason()).isEqualTo(SessionFailure.NOT_CONFIGURED);
    assertThat(failure.message()).contains("HTTP status 429");
    assertThat(model.received()).hasSize(1);
  }

  @Test
  void gzip_thoughNotAskedFor_isUnpacked() throws IOException {
    byte[] packed = gzip("{\"choices\":[{\"message\":{\"content\":\"no\"}}]}");
    model.then(packed("gzip", packed));
    assertThat(ask(settings(1, 0)).thought()).isEqualTo("no");
    assertThat(model.received().get(0).headers()).contains("identity");
  }

  @Test
  void gzip_thatUnpacksToTooMuch_isAnError() throws IOException {
    model.then(packed("gzip", gzip(" ".repeat(9 * 1024 * 1024))));
    assertThat(catchThrowableOfType(RunFailedException.class, () -> ask(settings(1, 0))))
        .hasMessageContaining("larger than 8 MiB");
  }

  @Test
  void anotherEncoding_isNamed() {
    model.then(packed("br", new byte[] {1, 2, 3}));
    assertThat(catchThrowableOfType(RunFailedException.class, () -> ask(settings(1, 0))))
        .hasMessageContaining("in the encoding br, which was not asked for");
  }

  @Test
  void halfACharacter_inTheArguments_isToldToTheModel() throws IOException {
    model.then(
        calls(new Call("a", "get_account_balance", "{\"pubkey\":\"wallet \\ud83d \\u0000\"}")),
        says("no"));
    assertThat(ask(settings(2, 0)).thought()).isEqualTo("no");
    assertThat(model.received().get(1).messages().get(3).path("content").asString())
        .contains("wallet \\\\ud83d \\\\u0000");
    assertThat(Files.readString(folder.resolve("events.jsonl"))).contains("wallet \\\\ud83d");
  }

  @Test
  void theLimitOfTokens_thatIsRefusedByItsOldName_isSentByItsNewOne() {
    model.then(
        body(400, "{\"error\":{\"message\":\"Use 'max_completion_tokens' instead.\"}}"),
        calls(new Call("a", "sol_transfer", TRANSFER)),
        says("done"));
    assertThat(ask(new ChatSettings(null, null, 3, 99, 5, 0, null, null)).instructions())
        .hasSize(1);
    JsonNode last = model.received().get(2).body();
    assertThat(last.path("max_completion_tokens").asInt()).isEqualTo(99);
    assertThat(last.has("max_tokens")).isFalse();
  }

  @Test
  void request_holdsTheFieldsAndHeadersOfItsDefinition_andSecretsStayHidden() {
    model.then(body(400, "no x-" + KEY));
    ChatSettings settings =
        new ChatSettings(
            null,
            null,
            1,
            null,
            5,
            0,
            null,
            null,
            50,
            Map.of("reasoning_effort", "low"),
            Map.of("X-Title", "reev"),
            Map.of("X-Api-Key", "TEST_KEY"));
    assertThat(
            catchThrowableOfType(
                RunFailedException.class,
                () -> ask(definition(model.url(), settings, List.of()), Map.of("TEST_KEY", KEY))))
        .hasMessageNotContaining(KEY);
    assertThat(model.received().get(0).headers().toLowerCase(Locale.ROOT))
        .contains("x-title: [reev]", "x-api-key: [" + KEY + "]");
    JsonNode request = model.received().get(0).body();
    assertThat(request.path("reasoning_effort").asString()).isEqualTo("low");
    assertThat(request.path("max_completion_tokens").asInt()).isEqualTo(50);
    assertThat(definition(model.url(), settings, List.of()).secretVariables()).contains("TEST_KEY");
  }

  @Test
  void request_withADeliveredUrl_hasNoSecretHeader() {
    model.then(says("no"));
    ChatSettings settings =
        new ChatSettings(
            null,
            null,
            1,
            null,
            5,
            0,
            null,
            null,
            null,
            Map.of(),
            Map.of(),
            Map.of("X-Api-Key", "TEST_KEY"));
    ask(
        definition("http://127.0.0.1:1", settings, List.of()),
        Map.of("TEST_KEY", KEY, Chat.API_URL, model.url()));
    assertThat(model.received().get(0).headers()).doesNotContain(KEY);
  }

  @Test
  void request_throughAProxy_reachesAHostThatNobodyKnowsHere() {
    model.then(says("no"));
    String proxy = "http://127.0.0.1:" + URI.create(model.url()).getPort();
    Chat definition = definition("http://llm.invalid/v1", settings(1, 0), List.of());
    assertThat(ask(definition, Map.of("http_proxy", proxy)).thought()).isEqualTo("no");
    assertThat(model.received().get(0).path()).startsWith("http://llm.invalid/v1");
    RunFailedException direct =
        catchThrowableOfType(
            RunFailedException.class,
            () -> ask(definition, Map.of("HTTP_PROXY", proxy, "NO_PROXY", ".invalid")));
    assertThat(direct).hasMessageContaining("the host is unknown");
  }

  @Test
  void start_withAProxyThatIsNone_isUnavailableAndDoesNotShowIt() {
    RunFailedException failure =
        catchThrowableOfType(
            RunFailedException.class,
            () ->
                ChatAgent.start(
                    definition("http://h/v1", settings(1, 0), List.of()),
                    Map.of("HTTPS_PROXY", "socks5://me:hush@p:1")));
    assertThat(failure.failure().reason()).isEqualTo(SessionFailure.NOT_CONFIGURED);
    assertThat(failure)
        .hasMessageContaining("HTTPS_PROXY must be http://")
        .hasMessageNotContaining("hush");
  }

  @Test
  void start_withTheWholeAddress_isTheSame() {
    model.then(says("no"));
    ask(definition(model.url() + "/chat/completions/", settings(1, 0), List.of()), Map.of());
    assertThat(model.received().get(0).path()).isEqualTo("/v1/chat/completions");
  }

  @Test
  void start_hostWithAnUnderscore_isOne() {
    Chat definition = definition("http://my_llm.invalid:1/v1", settings(1, 0), List.of());
    assertThat(catchThrowableOfType(RunFailedException.class, () -> ask(definition, Map.of())))
        .hasMessageContaining("the host is unknown");
  }

  private static Turn packed(String encoding, byte[] bytes) {
    return exchange -> {
      exchange.getResponseHeaders().add("Content-Encoding", encoding);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    };
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
