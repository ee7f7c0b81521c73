package dev.reev.runner.agent;

import dev.reev.benchmarks.agent.ChatSettings;
import dev.reev.benchmarks.schema.OneLine;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.runner.agent.Agent.Answer;
import dev.reev.runner.evidence.LlmAnswer;
import dev.reev.runner.evidence.LlmExchange;
import dev.reev.runner.failure.RunFailedException;
import dev.reev.runner.model.CallIds;
import dev.reev.runner.model.Ending;
import dev.reev.runner.model.ModelEndpoint;
import dev.reev.runner.model.ModelReply;
import dev.reev.runner.model.ModelReply.Tokens;
import dev.reev.runner.model.TimeIsUpException;
import dev.reev.runner.model.ToolRequest;
import dev.reev.runner.tool.ToolReply;
import dev.reev.runner.tool.ToolSpec;
import dev.reev.runner.transaction.InstructionFormatException;
import dev.reev.runner.transaction.InstructionJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.p2p.solanaj.core.TransactionInstruction;
import tools.jackson.databind.JsonNode;

/** Conversation about one task, from the first message to the answer. */
final class ChatConversation {

  /** Tool calls in one reply; more are no plan. */
  static final int MAX_CALLS_AT_ONCE = 64;

  private static final String OUT_OF_TIME = "used up its time";

  /** Characters of a provider's finish reason. */
  private static final int MAX_REASON = 80;

  private static final double TOKENS_PER_PRICE = 1_000_000;

  private final String model;
  private final ChatSettings settings;
  private final ModelEndpoint endpoint;
  private final Task task;
  private final List<Object> messages = new ArrayList<>();
  private final CallIds ids = new CallIds();
  private int recorded;
  private @Nullable String thought;

  ChatConversation(String model, ChatSettings settings, ModelEndpoint endpoint, Task task) {
    this.model = model;
    this.settings = settings;
    this.endpoint = endpoint;
    this.task = task;
  }

  // Records instead of maps, for a stable order of fields: providers cache a prompt as long as the
  // next one begins with the same bytes.

  private record Said(String role, String content) {}

  private record Result(String role, String toolCallId, String content) {}

  private record Offered(String type, ToolSpec function) {}

  Answer run() {
    String prompt = ChatPrompt.user(task);
    String system = ChatPrompt.system(settings, task);
    String both = system + "\n" + prompt;
    task.evidence().prompt(task.tools().names(), task.prompt(), both, task.withNames(both));
    task.evidence().systemPrompt(system);
    messages.add(new Said("system", system));
    messages.add(new Said("user", prompt));
    try {
      for (int turn = 1; turn <= settings.maxTurns(); turn++) {
        if (task.deadline().isOver()) {
          return Answer.cutOff(thought, OUT_OF_TIME);
        }
        ModelReply reply = ask();
        String text = reply.text() == null ? reply.refusal() : reply.text();
        thought = text == null ? thought : Excerpt.of(text);
        String obstacle = obstacle(reply);
        if (obstacle != null) {
          return Answer.undecided(thought, obstacle);
        }
        if (reply.calls().isEmpty()) {
          return ended(reply);
        }
        if (reply.calls().size() > MAX_CALLS_AT_ONCE) {
          return Answer.cutOff(
              thought,
              "wanted %d tool calls at once, %d are allowed"
                  .formatted(reply.calls().size(), MAX_CALLS_AT_ONCE));
        }
        messages.add(reply.sendBack());
        reply.calls().forEach(this::serve);
      }
      return Answer.cutOff(thought, "used all " + settings.maxTurns() + " turns");
    } catch (TimeIsUpException e) {
      return Answer.cutOff(thought, OUT_OF_TIME);
    }
  }

  private ModelReply ask() throws TimeIsUpException {
    LlmExchange exchange = task.evidence().llmRequest(model, facts());
    try {
      ModelReply reply =
          endpoint.ask(request(), task.deadline().left(), task.evidence().redactor(), ids);
      exchange.answered(
          new LlmAnswer(
              reply.model(),
              reply.finishReason(),
              asMap(Excerpt.of(reply.said())),
              reply.tokens().input(),
              reply.tokens().output(),
              cost(reply.tokens()),
              reply.attempts()));
      return reply;
    } catch (RunFailedException | TimeIsUpException e) {
      exchange.failed(Objects.toString(e.getMessage()));
      throw e;
    }
  }

  private void serve(ToolRequest call) {
    JsonNode arguments = call.arguments();
    ToolReply reply;
    if (call.rawArguments().length() > Excerpt.MAX_LENGTH) {
      reply = unreadable(call, "the arguments are longer than " + Excerpt.MAX_LENGTH);
    } else if (arguments == null) {
      reply = unreadable(call, Objects.toString(call.problem()));
    } else {
      reply = task.tools().call(call.name(), arguments);
    }
    messages.add(
        new Result("tool", call.id(), ReevJson.MAPPER.writeValueAsString(reply.content())));
  }

  private ToolReply unreadable(ToolRequest call, String reason) {
    return task.tools().unreadable(call.name(), Excerpt.of(call.rawArguments()), reason);
  }

  private Answer ended(ModelReply reply) {
    if (reply.ending() == Ending.LIMIT) {
      return Answer.cutOff(thought, "answer was cut at the token limit");
    }
    if (reply.ending() == Ending.TOOLS) {
      return Answer.undecided(thought, "the reply announces tool calls and has none");
    }
    if (task.wantsData()) {
      return data(reply.text());
    }
    List<TransactionInstruction> built = task.tools().transaction();
    if (!built.isEmpty()) {
      return new Answer(thought, built, null, null);
    }
    Optional<List<TransactionInstruction>> written =
        JsonInText.find(reply.text()).flatMap(this::instructions);
    String undecided = written.isPresent() ? null : Decision.missing(reply.text(), task);
    return new Answer(thought, written.orElse(List.of()), null, null, undecided);
  }

  private Answer data(@Nullable String text) {
    if (text != null && new ToolCallText(task.tools().names()).isCall(text)) {
      return Answer.undecided(thought, Decision.TOOL_CALL_AS_TEXT);
    }
    return new Answer(
        thought,
        task.tools().transaction(),
        JsonInText.anywhere(text).orElse(null),
        null,
        text == null ? Decision.SILENCE : null);
  }

  /** Reason to discard a whole reply; null when it counts. */
  private static @Nullable String obstacle(ModelReply reply) {
    String reason = " (finish_reason \"" + OneLine.of(reason(reply), MAX_REASON) + "\")";
    return switch (reply.ending()) {
      case FILTER -> "a filter of the provider ended the reply" + reason;
      case MALFORMED -> "the model made a malformed tool call" + reason;
      case UNKNOWN ->
          reply.calls().isEmpty()
              ? "the reply ended for a reason that Reev does not know" + reason
              : null;
      default ->
          reply.text() == null && reply.refusal() != null && reply.calls().isEmpty()
              ? "it refused by policy"
              : null;
    };
  }

  private static String reason(ModelReply reply) {
    return Objects.requireNonNullElse(reply.finishReason(), "");
  }

  /** Instructions that the model wrote as text in place of calling tools; empty for other JSON. */
  private Optional<List<TransactionInstruction>> instructions(JsonNode json) {
    try {
      return Optional.of(InstructionJson.parseAll(json, task.environment()));
    } catch (InstructionFormatException e) {
      return Optional.empty();
    }
  }

  private Map<String, Object> request() {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("model", model);
    request.put("messages", messages);
    List<Offered> tools = task.tools().specs().stream().map(ChatConversation::tool).toList();
    if (!tools.isEmpty()) {
      request.put("tools", tools);
    }
    request.putAll(settings.sampling());
    request.putAll(settings.extraBody());
    return request;
  }

  /** The request for the session file: messages of earlier requests are counted, not repeated. */
  private Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("earlier_messages", recorded);
    facts.put(
        "messages",
        messages.subList(recorded, messages.size()).stream()
            .map(message -> Excerpt.of(ReevJson.MAPPER.<JsonNode>valueToTree(message)))
            .toList());
    facts.put("tools", task.tools().names());
    facts.putAll(settings.sampling());
    facts.putAll(settings.extraBody());
    recorded = messages.size();
    return facts;
  }

  private static Offered tool(ToolSpec spec) {
    return new Offered("function", spec);
  }

  /** Cost as the provider reports it, else computed from the prices in the definition. */
  private @Nullable Double cost(Tokens tokens) {
    if (tokens.costUsd() != null) {
      return tokens.costUsd();
    }
    Double inputPrice = settings.inputUsdPerMillionTokens();
    Double outputPrice = settings.outputUsdPerMillionTokens();
    if (inputPrice == null
        || outputPrice == null
        || tokens.input() == null
        || tokens.output() == null) {
      return null;
    }
    return (tokens.input() * inputPrice + tokens.output() * outputPrice) / TOKENS_PER_PRICE;
  }

  @SuppressWarnings("unchecked") // a tree of an object is a map
  private static Map<String, Object> asMap(JsonNode object) {
    return ReevJson.MAPPER.treeToValue(object, Map.class);
  }
}
