package dev.reev.api.legacy.flow;

import dev.reev.api.legacy.log.Excerpts;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.SessionEvent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event in one line. */
final class EventLines {

  private static final int MAX_TEXT = 100;
  private static final int MAX_ARGUMENTS = 80;
  private static final int SIGNATURE_SHOWN = 8;

  private EventLines() {}

  static String of(SessionEvent event) {
    Map<String, Object> data = event.data() == null ? Map.of() : event.data();
    return switch (event.eventType()) {
      case SessionEvent.LLM_REQUEST -> "LLM request: " + data.get("model") + prompt(data);
      case SessionEvent.LLM_RESPONSE -> "LLM response: " + data.get("model") + answer(data);
      case SessionEvent.TOOL_CALL ->
          "Tool call: %s %s"
              .formatted(data.get("tool_name"), json(data.get("params"), MAX_ARGUMENTS));
      case SessionEvent.TOOL_RESULT -> "Tool result: " + result(data);
      case SessionEvent.TRANSACTION_EXECUTION -> "Transaction: " + transaction(data);
      case SessionEvent.NETWORK_ACCESS ->
          "Network: %s:%s %s"
              .formatted(
                  data.get("host"),
                  data.get("port"),
                  Boolean.TRUE.equals(data.get("allowed"))
                      ? "allowed"
                      : "refused: " + data.get("reason"));
      case SessionEvent.ERROR -> "Error: %s: %s".formatted(data.get("class"), data.get("message"));
      default -> event.eventType() + " " + json(data, MAX_TEXT);
    };
  }

  /** The last messages of the conversation, which this request adds. */
  private static String prompt(Map<String, Object> data) {
    if (data.get("request") instanceof Map<?, ?> request
        && request.get("messages") instanceof List<?> messages
        && !messages.isEmpty()
        && messages.get(messages.size() - 1) instanceof Map<?, ?> last) {
      return ", " + json(last.get("content"), MAX_TEXT);
    }
    return "";
  }

  private static String answer(Map<String, Object> data) {
    if (data.get("error") != null) {
      return ", Error: " + Excerpts.of(String.valueOf(data.get("error")), MAX_TEXT);
    }
    return ", tokens %s in, %s out, %s"
        .formatted(
            known(data.get("input_tokens")),
            known(data.get("output_tokens")),
            json(data.get("message"), MAX_TEXT));
  }

  private static String result(Map<String, Object> data) {
    Object error = data.get("error");
    return "%s %s, %s"
        .formatted(
            data.get("tool_name"),
            data.get("status"),
            error == null
                ? json(data.get("result"), MAX_TEXT)
                : "Error: " + Excerpts.of(String.valueOf(error), MAX_TEXT));
  }

  private static String transaction(Map<String, Object> data) {
    Object error = data.get("error");
    Object signature = data.get("signature");
    return (error == null ? "✅" : "❌")
        + (signature == null
            ? ""
            : " " + Excerpts.start(String.valueOf(signature), SIGNATURE_SHOWN))
        + (error == null ? "" : " Error: " + Excerpts.of(String.valueOf(error), MAX_TEXT));
  }

  private static Object known(@Nullable Object number) {
    return number == null ? "?" : number;
  }

  private static String json(@Nullable Object value, int max) {
    String text = value instanceof String plain ? plain : ReevJson.MAPPER.writeValueAsString(value);
    return Excerpts.of(Excerpts.oneLine(text), max);
  }
}
