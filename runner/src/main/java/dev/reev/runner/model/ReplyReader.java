package dev.reev.runner.model;

import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.runner.model.ModelReply.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the JSON of a chat completion. Providers differ, so only what we need must be there. */
final class ReplyReader {

  private ReplyReader() {}

  /**
   * Reads it.
   *
   * @throws UnreadableReplyException when there is no message in it
   */
  static ModelReply read(byte[] body, int attempts) throws UnreadableReplyException {
    JsonNode answer = parse(body);
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
        calls(sendBack),
        optionalText(choice.path("finish_reason")),
        optionalText(answer.path("model")),
        tokens(answer.path("usage")),
        attempts);
  }

  /** What a provider says in an answer that is an error; the text itself when it is no JSON. */
  static String errorMessage(String body) {
    try {
      JsonNode answer = ReevJson.MAPPER.readTree(body);
      JsonNode error = answer.isArray() ? answer.path(0) : answer;
      for (String pointer : List.of("/error/message", "/error", "/message", "/detail")) {
        if (error.at(pointer).isString()) {
          return error.at(pointer).asString();
        }
      }
    } catch (JacksonException e) {
      // No JSON, so it is text.
    }
    return body;
  }

  private static JsonNode parse(byte[] body) throws UnreadableReplyException {
    try {
      return ReevJson.MAPPER.readTree(body);
    } catch (JacksonException e) {
      throw new UnreadableReplyException("it is not JSON: " + firstLine(e));
    }
  }

  private static String complaint(JsonNode answer) {
    if (answer.has("error")) {
      return "it is an error: " + errorMessage(answer.toString());
    }
    JsonNode choices = answer.path("choices");
    return choices.isArray() && choices.isEmpty()
        ? "it has no choices"
        : "it has no choices[0].message";
  }

  private static @Nullable String text(ObjectNode message) {
    JsonNode content = message.path("content");
    String text =
        content.isArray()
            ? StreamSupport.stream(content.spliterator(), false)
                .map(part -> part.path("text").asString(""))
                .collect(Collectors.joining())
            : content.asString("");
    return text.isBlank() ? optionalText(message.path("refusal")) : text;
  }

  /** Reads the calls; puts what would break the next request right in the message. */
  private static List<ToolRequest> calls(ObjectNode message) {
    List<ToolRequest> requests = new ArrayList<>();
    for (JsonNode call : message.path("tool_calls")) {
      if (call instanceof ObjectNode object && object.path("function").isObject()) {
        requests.add(call(object, (ObjectNode) object.path("function"), requests.size()));
      }
    }
    if (requests.isEmpty()) {
      // Some say null or an empty list, which others do not accept.
      message.remove("tool_calls");
    }
    return requests;
  }

  private static ToolRequest call(ObjectNode call, ObjectNode function, int position) {
    String id = call.path("id").asString("");
    if (id.isBlank()) {
      id = "call_" + position;
      call.put("id", id);
    }
    call.put("type", "function");
    String name = function.path("name").asString("");
    JsonNode written = function.path("arguments");
    // Usually JSON in a string; some write the object itself, or nothing when there are none.
    String raw = written.isString() ? written.asString() : written.toString();
    if (raw.isBlank()) {
      raw = "{}";
    }
    try {
      JsonNode arguments = ReevJson.MAPPER.readTree(raw);
      function.put("arguments", raw);
      return new ToolRequest(id, name, raw, arguments, null);
    } catch (JacksonException e) {
      // Servers that parse the history would refuse the whole conversation over it.
      function.put("arguments", "{}");
      return new ToolRequest(
          id, name, raw, null, "the arguments are not valid JSON: " + firstLine(e));
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

  private static String firstLine(JacksonException e) {
    String message = e.getOriginalMessage();
    return message == null ? "unreadable" : message.lines().findFirst().orElse("unreadable");
  }
}
