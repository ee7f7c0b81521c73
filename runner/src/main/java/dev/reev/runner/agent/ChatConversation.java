package dev.reev.runner.agent;

import dev.reev.benchmarks.agent.ChatSettings;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.runner.agent.Agent.Answer;
import dev.reev.runner.evidence.LlmAnswer;
import dev.reev.runner.evidence.LlmExchange;
import dev.reev.runner.failure.RunFailedException;
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
import org.jspecify.annotations.Nullable;
import org.p2p.solanaj.core.TransactionInstruction;
import tools.jackson.databind.JsonNode;

/** One task, from the first message to the answer. */
final class ChatConversation {

  /** More at once is no plan. */
  static final int MAX_CALLS_AT_ONCE = 64;

  private static final String OUT_OF_TIME = "used up its time";

  private static final double TOKENS_PER_PRICE = 1_000_000;

  private final String model;
  private final ChatSettings settings;
  private final ModelEndpoint endpoint;
  private final Task task;
  private final List<Object> messages = new ArrayList<>();
  private int recorded;
  private @Nullable String thought;

  ChatConversation(String model, ChatSettings settings, ModelEndpoint endpoint, Task task) {
    this.model = model;
    this.settings = settings;
    this.endpoint = endpoint;
    this.task = task;
  }

  Answer run() {
    String prompt = ChatPrompt.user(task);
    String both = ChatPrompt.SYSTEM + "\n" + prompt;
    task.evidence().prompt(task.tools().names(), task.prompt(), both, task.withNames(both));
    messages.add(Map.of("role", "system", "content", ChatPrompt.SYSTEM));
    messages.add(Map.of("role", "user", "content", prompt));
    try {
      for (int turn = 1; turn <= settings.maxTurns(); turn++) {
        if (task.deadline().isOver()) {
          return Answer.cutOff(thought, OUT_OF_TIME);
        }
        ModelReply reply = ask();
        String text = reply.text();
        thought = text == null ? thought : Excerpt.of(text);
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
          endpoint.ask(request(), task.deadline().left(), task.evidence().redactor());
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
        Map.of(
            "role",
            "tool",
            "tool_call_id",
            call.id(),
            "content",
            ReevJson.MAPPER.writeValueAsString(reply.content())));
  }

  private ToolReply unreadable(ToolRequest call, String reason) {
    return task.tools().unreadable(call.name(), Excerpt.of(call.rawArguments()), reason);
  }

  private Answer ended(ModelReply reply) {
    if ("length".equals(reply.finishReason())) {
      return Answer.cutOff(thought, "answer was cut at the token limit");
    }
    @Nullable JsonNode json = JsonInText.find(reply.text()).orElse(null);
    if (task.wantsData()) {
      return new Answer(thought, task.tools().transaction(), json, null);
    }
    List<TransactionInstruction> built = task.tools().transaction();
    return new Answer(thought, built.isEmpty() ? written(json) : built, null, null);
  }

  /** Instructions that the model wrote out in place of calling tools. */
  private List<TransactionInstruction> written(@Nullable JsonNode json) {
    try {
      return json == null ? List.of() : InstructionJson.parseAll(json, task.environment());
    } catch (InstructionFormatException e) {
      // JSON about something else, so nothing is to be sent.
      return List.of();
    }
  }

  private Map<String, Object> request() {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("model", model);
    request.put("messages", messages);
    List<Map<String, Object>> tools =
        task.tools().specs().stream().map(ChatConversation::tool).toList();
    if (!tools.isEmpty()) {
      request.put("tools", tools);
    }
    request.putAll(sampling());
    return request;
  }

  /** For the records: messages of earlier requests are counted, not repeated. */
  private Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("earlier_messages", recorded);
    facts.put(
        "messages",
        messages.subList(recorded, messages.size()).stream()
            .map(message -> Excerpt.of(ReevJson.MAPPER.<JsonNode>valueToTree(message)))
            .toList());
    facts.put("tools", task.tools().names());
    facts.putAll(sampling());
    recorded = messages.size();
    return facts;
  }

  private Map<String, Object> sampling() {
    Map<String, Object> sampling = new LinkedHashMap<>();
    sampling.put("temperature", settings.temperature());
    sampling.put("seed", settings.seed());
    sampling.put("max_tokens", settings.maxOutputTokens());
    sampling.values().removeIf(Objects::isNull);
    return sampling;
  }

  private static Map<String, Object> tool(ToolSpec spec) {
    return Map.of(
        "type",
        "function",
        "function",
        Map.of(
            "name",
            spec.name(),
            "description",
            spec.description(),
            "parameters",
            spec.parameters()));
  }

  /** What the provider says, else by the prices of the definition. */
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
