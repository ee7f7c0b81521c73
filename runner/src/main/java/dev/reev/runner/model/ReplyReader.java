package dev.reev.runner.model;

import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.text.PlainText;
import dev.reev.runner.model.ModelReply.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the JSON of a chat completion. Providers differ, so it requires only the fields in use. */
final class ReplyReader {

  /** Types of content that hold text; other types hold thinking, or pictures. */
  private static final Set<String> TEXT_PARTS = Set.of("text", "output_text");

  private ReplyReader() {}

  /**
   * Reads a reply.
   *
   * @param ids ids of its conversation
   * @throws UnreadableReplyException when it contains no message
   */
  static ModelReply read(byte[] body, int attempts, CallIds ids) throws UnreadableReplyException {
    JsonNode answer = ReplyJson.parse(body);
    if (!answer.path("choices").path(0).path("message").isObject()) {
      throw new UnreadableReplyException(complaint(answer));
    }
    JsonNode choice = answer.path("choices").path(0);
    ObjectNode said = (ObjectNode) choice.path("message");
    ObjectNode sendBack = said.deepCopy();
    sendBack.put("role", "assistant");
    return new ModelReply(
        said,
        sendBack,
        text(said),
        optionalText(said.path("refusal")),
        calls(sendBack, ids),
        optionalText(choice.path("finish_reason")),
        optionalText(answer.path("model")),
        tokens(answer.path("usage")),
        attempts);
  }

  private static String complaint(JsonNode answer) {
    JsonNode choices = answer.path("choices");
    if (choices.isArray() && choices.isEmpty()) {
      String reason = answer.path("promptFeedback").path("blockReason").asString("");
      return reason.isEmpty() ? "it has no choices" : "the prompt was blocked, " + reason;
    }
    return "it has no choices[0].message";
  }

  /** Text of the reply without its thinking; null when empty. */
  static @Nullable String text(ObjectNode message) {
    JsonNode content = message.path("content");
    String text =
        content.isArray()
            ? StreamSupport.stream(content.spliterator(), false)
                .filter(part -> TEXT_PARTS.contains(part.path("type").asString("text")))
                .map(part -> part.path("text").asString(""))
                .collect(Collectors.joining())
            : content.asString("");
    String answer = Thinking.without(text);
    return answer.isBlank() ? null : answer;
  }

  /** Reads the tool calls; repairs parts of the message that would break the next request. */
  private static List<ToolRequest> calls(ObjectNode message, CallIds ids) {
    List<ToolRequest> requests = new ArrayList<>();
    ArrayNode kept = JsonNodeFactory.instance.arrayNode();
    for (JsonNode call : written(message)) {
      if (call instanceof ObjectNode object && object.path("function").isObject()) {
        requests.add(call(object, (ObjectNode) object.path("function"), ids));
        kept.add(call);
      }
    }
    // Some servers send null or an empty list, which others reject; a call without a function has
    // no result, which all reject.
    message.remove(List.of("tool_calls", "function_call"));
    if (!requests.isEmpty()) {
      message.set("tool_calls", kept);
    }
    return requests;
  }

  /** Older servers put a single call into another field. */
  private static Iterable<JsonNode> written(ObjectNode message) {
    JsonNode calls = message.path("tool_calls");
    JsonNode only = message.path("function_call");
    return calls.isEmpty() && only.isObject()
        ? List.of(JsonNodeFactory.instance.objectNode().set("function", only))
        : calls;
  }

  private static ToolRequest call(ObjectNode call, ObjectNode function, CallIds ids) {
    String id = ids.unique(call.path("id").asString(""));
    call.put("id", id);
    call.put("type", "function");
    String name = function.path("name").asString("");
    JsonNode written = function.path("arguments");
    // Usually JSON in a string; some servers send the object itself, or nothing without arguments.
    String raw = written.isString() ? written.asString() : written.toString();
    if (raw.isBlank()) {
      raw = "{}";
    }
    try {
      JsonNode parsed = ReevJson.MAPPER.readTree(raw);
      JsonNode arguments = PlainText.of(parsed);
      // An escaped lone surrogate would break a server that parses the history.
      function.put("arguments", arguments.equals(parsed) ? raw : arguments.toString());
      return new ToolRequest(id, name, raw, arguments, null);
    } catch (JacksonException e) {
      // Servers that parse the history would reject the whole conversation because of it.
      function.put("arguments", "{}");
      return new ToolRequest(
          id, name, raw, null, "the arguments are not valid JSON: " + ReplyJson.firstLine(e));
    }
  }

  private static Tokens tokens(JsonNode usage) {
    JsonNode cost = usage.path("cost");
    return new Tokens(
        count(usage.path("prompt_tokens")),
        count(usage.path("completion_tokens")),
        cost.isNumber() && cost.asDouble() >= 0 ? cost.asDouble() : null);
  }

  private static @Nullable Long count(JsonNode node) {
    return node.canConvertToLong() && node.isIntegralNumber() && node.asLong() >= 0
        ? node.asLong()
        : null;
  }

  private static @Nullable String optionalText(JsonNode node) {
    return node.isString() && !node.asString().isBlank() ? node.asString() : null;
  }
}
