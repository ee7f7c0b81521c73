package dev.reev.runner.agent;

import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.text.PlainText;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** One line of a command agent's output. */
sealed interface AgentMessage {

  /**
   * Characters. The session file keeps every call; the limit is many times the size of a
   * build_instruction call.
   */
  int MAX_TOOL_CALL = 64 * 1024;

  /** The reply carries the same id. */
  record ToolCall(String id, String name, JsonNode arguments) implements AgentMessage {}

  /**
   * The end of a step.
   *
   * @param instructions null for the instructions that the tool calls built
   */
  record Final(@Nullable String thought, @Nullable JsonNode instructions, @Nullable JsonNode data)
      implements AgentMessage {}

  /** A remark for human readers, shown when the agent fails after it. */
  record Log(String message) implements AgentMessage {}

  /** Usage of a model by the agent; numbers are null when unknown. */
  record Llm(
      String model,
      @Nullable Long inputTokens,
      @Nullable Long outputTokens,
      @Nullable Double costUsd)
      implements AgentMessage {}

  /** A line that is no valid message; the exception's message gives the reason in one line. */
  final class MalformedException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
      super(message);
    }
  }

  /** Reads a line. */
  static AgentMessage parse(String line) throws MalformedException {
    JsonNode json;
    try {
      json = PlainText.of(ReevJson.MAPPER.readTree(line));
    } catch (JacksonException e) {
      throw new MalformedException("the line is not JSON");
    }
    String type = json.path("type").asString("");
    return switch (type) {
      case "tool_call" -> toolCall(json, line.length());
      case "answer" ->
          new Final(
              json.hasNonNull("thought") ? text(json, "thought") : null,
              json.hasNonNull("instructions") ? json.path("instructions") : null,
              json.hasNonNull("data") ? json.path("data") : null);
      case "log" -> new Log(text(json, "message"));
      case "llm" -> llm(json);
      default ->
          throw new MalformedException(
              "the line must be an object whose type is tool_call, answer, log or llm");
    };
  }

  private static ToolCall toolCall(JsonNode json, int length) throws MalformedException {
    if (length > MAX_TOOL_CALL) {
      throw new MalformedException("a tool call has at most " + MAX_TOOL_CALL + " characters");
    }
    return new ToolCall(
        text(json, "id"),
        text(json, "name"),
        field(json, "arguments", JsonNode::isObject, "an object"));
  }

  private static Llm llm(JsonNode json) throws MalformedException {
    return new Llm(
        text(json, "model"),
        tokens(json, "input_tokens"),
        tokens(json, "output_tokens"),
        json.hasNonNull("cost_usd")
            ? field(json, "cost_usd", AgentMessage::isCost, "a number from 0").asDouble()
            : null);
  }

  private static @Nullable Long tokens(JsonNode json, String name) throws MalformedException {
    return json.hasNonNull(name)
        ? field(json, name, AgentMessage::isCount, "a whole number from 0").asLong()
        : null;
  }

  private static boolean isCount(JsonNode number) {
    return number.isIntegralNumber() && number.canConvertToLong() && number.asLong() >= 0;
  }

  private static boolean isCost(JsonNode number) {
    return number.isNumber() && Double.isFinite(number.asDouble()) && number.asDouble() >= 0;
  }

  private static String text(JsonNode json, String name) throws MalformedException {
    return field(json, name, JsonNode::isString, "text").asString();
  }

  private static JsonNode field(
      JsonNode json, String name, Predicate<JsonNode> allowed, String what)
      throws MalformedException {
    JsonNode value = json.path(name);
    if (!allowed.test(value)) {
      throw new MalformedException(name + " must be " + what);
    }
    return value;
  }
}
