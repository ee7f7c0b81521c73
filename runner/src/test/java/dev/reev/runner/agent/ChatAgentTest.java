package dev.reev.runner.agent;

import static dev.reev.runner.model.ScriptedModel.after;
import static dev.reev.runner.model.ScriptedModel.body;
import static dev.reev.runner.model.ScriptedModel.calls;
import static dev.reev.runner.model.ScriptedModel.completion;
import static dev.reev.runner.model.ScriptedModel.message;
import static dev.reev.runner.model.ScriptedModel.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reev.benchmarks.agent.AgentDefinition.Chat;
import dev.reev.benchmarks.agent.ChatSettings;
import dev.reev.benchmarks.schema.Sha256;
import dev.reev.benchmarks.session.Usage;
import dev.reev.runner.agent.Agent.Answer;
import dev.reev.runner.model.ScriptedModel.Call;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Outcomes of a conversation. */
class ChatAgentTest extends ChatAgentTestCase {
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
  void request_aDeliveredConfig_goesBeforeTheOwnVariables() {
    model.then(says("no"));
    ask(
        definition("http://127.0.0.1:1", settings(1, 0), List.of("TEST_KEY")),
        Map.of(
            "TEST_KEY", "own-key", Chat.API_URL, model.url(), Chat.API_KEY, KEY, Chat.MODEL, "m2"));
    assertThat(model.received().get(0).headers()).contains("Bearer " + KEY);
    assertThat(model.received().get(0).body().path("model").asString()).isEqualTo("m2");
  }

  @Test
  void request_aDeliveredUrlWithoutAKey_getsNoOtherKey() {
    model.then(says("no"));
    ask(
        definition("http://127.0.0.1:1", settings(1, 0), List.of("TEST_KEY")),
        Map.of("TEST_KEY", "own-key", Chat.API_URL, model.url()));
    assertThat(model.received().get(0).headers()).doesNotContain("Bearer", "own-key");
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
  void request_withoutAPromptOfItsOwn_beginsWithReevs_andOffersAllTools() {
    model.then(says("no"));
    ask(settings(4, 0));
    JsonNode request = model.received().get(0).body();
    assertThat(request.at("/messages/0/content").asString())
        .startsWith("You act for the user of a Solana wallet. You fulfil one request by building")
        .contains("- Build the transaction by calling tools.");
    assertThat(request.at("/messages/1/content").asString())
        .contains("\nWanted: one transaction, built with the tools.\n\nRequest:\n");
    assertThat(request.path("tools")).hasSize(5);
  }

  @Test
  void request_ownPrompt_standsInPlaceOfReevs_andIsDigestedApartFromTheTask() {
    model.then(says("no"));
    ask(varied("You move money.", null));
    JsonNode request = model.received().get(0).body();
    assertThat(request.at("/messages/0/content").asString()).isEqualTo("You move money.");
    assertThat(request.at("/messages/1/content").asString()).endsWith("Send 1 lamport to OTHER");
    assertThat(evidence.systemPromptSha256())
        .isEqualTo(Sha256.hex("You move money.".getBytes(StandardCharsets.UTF_8)))
        .isNotEqualTo(evidence.firstPromptSha256());
  }

  @Test
  void request_chosenTools_areAllThatIsOffered_andNoOtherIsServed() {
    model.then(calls(new Call("a", "sol_transfer", TRANSFER)), says("done"));
    Answer answer = ask(varied(null, List.of("get_account_balance")));
    assertThat(model.received().get(0).body().path("tools")).hasSize(1);
    assertThat(model.received().get(1).messages().get(3).path("content").asString())
        .contains("there is no tool \\\"sol_transfer\\\"; there are get_account_balance");
    assertThat(answer.instructions()).isEmpty();
  }

  @Test
  void answer_withoutTools_isToldToWriteInstructions_andTheyAreSent() {
    model.then(
        says(
            """
            [{"program_id": "11111111111111111111111111111111", "data": "3Bxs411Dtc7pkFQj",
              "accounts": [{"pubkey": "USER_WALLET_PUBKEY", "is_signer": true, "is_writable": true},
                {"pubkey": "OTHER", "is_writable": true}]}]"""));
    Answer answer = ask(varied(null, List.of()));
    JsonNode request = model.received().get(0).body();
    assertThat(request.has("tools")).isFalse();
    assertThat(request.at("/messages/0/content").asString())
        .contains("You have no tools.")
        .doesNotContain("calling tools");
    assertThat(request.at("/messages/1/content").asString())
        .contains("Answer with the list of its instructions as JSON", "\"program_id\"");
    assertThat(answer.instructions()).hasSize(1);
    assertThat(answer.undecided()).isNull();
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
    // A server that parses the history would refuse it in every later request.
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
    // The first request of a process takes longer than the deadline.
    ask(settings(3, 5));
    deadline = Deadline.in(Duration.ofSeconds(2));
    assertThat(ask(settings(3, 5)).issue()).isEqualTo("used up its time");
    assertThat(model.received()).hasSize(2);
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
  void answer_veryLongText_isKeptInPart() {
    model.then(says("x".repeat(1_000_000)));
    assertThat(Objects.requireNonNull(ask(settings(1, 0)).thought()))
        .hasSizeLessThan(40_000)
        .endsWith("[cut, 1000000 characters]");
    assertThat(evidence.events().toString()).hasSizeLessThan(80_000);
  }

  private static List<String> roles(List<JsonNode> messages) {
    return messages.stream().map(message -> message.path("role").asString()).toList();
  }
}
