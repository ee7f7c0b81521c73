package dev.reev.api.dashboard.run;

import dev.reev.benchmarks.session.SessionEvent;
import dev.reev.benchmarks.text.FigureText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A piece of what went on between the runner, the model and the tools.
 *
 * @param who for example {@code user}, {@code assistant}, {@code tool sol_transfer}
 * @param text as it was said; JSON where it is no text
 * @param facts beside it, in one line; may be empty
 * @param cut characters of the text that are not shown
 */
record ConversationEntry(
    Instant at, String who, String text, String facts, boolean failed, int cut) {

  /** Of one text; the session file has the whole. */
  private static final int MAX_TEXT = 20_000;

  /** What models and tools said comes back in the next request, and has events of its own. */
  private static final Set<String> TOLD_BY_EVENTS = Set.of("assistant", "tool");

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** In the order in which they were said. */
  static List<ConversationEntry> of(List<SessionEvent> events) {
    List<ConversationEntry> entries = new ArrayList<>();
    for (SessionEvent event : events) {
      Map<?, ?> data = map(event.data());
      switch (event.eventType()) {
        case SessionEvent.LLM_REQUEST ->
            list(map(data.get("request")).get("messages")).stream()
                .map(ConversationEntry::map)
                .filter(message -> !TOLD_BY_EVENTS.contains(text(message.get("role"))))
                .forEach(message -> entries.add(asked(event, message)));
        case SessionEvent.LLM_RESPONSE -> entries.add(answered(event, data));
        case SessionEvent.TOOL_CALL ->
            entries.add(
                said(event, "call " + data.get("tool_name"), data.get("params"), "", false));
        case SessionEvent.TOOL_RESULT -> entries.add(result(event, data));
        case SessionEvent.TRANSACTION_EXECUTION ->
            entries.add(said(event, "transaction", data, "", data.get("error") != null));
        case SessionEvent.NETWORK_ACCESS ->
            entries.add(
                said(event, "network", data, "", !Boolean.TRUE.equals(data.get("allowed"))));
        case SessionEvent.ERROR -> entries.add(said(event, "error", data, "", true));
        default -> {
          // Beginning and end say nothing that the page does not say elsewhere.
        }
      }
    }
    return List.copyOf(entries);
  }

  private static ConversationEntry asked(SessionEvent event, Map<?, ?> message) {
    return said(event, text(message.get("role")), content(message), "", false);
  }

  private static ConversationEntry answered(SessionEvent event, Map<?, ?> data) {
    Object error = data.get("error");
    if (error != null) {
      return said(event, "assistant", error, "", true);
    }
    List<String> facts = new ArrayList<>();
    facts.add(text(data.get("model")));
    if (data.get("input_tokens") != null) {
      facts.add(data.get("input_tokens") + " tokens in");
    }
    if (data.get("output_tokens") != null) {
      facts.add(data.get("output_tokens") + " out");
    }
    if (data.get("took_ms") instanceof Number took) {
      facts.add(FigureText.took(took.longValue()));
    }
    return said(
        event, "assistant", content(map(data.get("message"))), String.join(", ", facts), false);
  }

  private static ConversationEntry result(SessionEvent event, Map<?, ?> data) {
    boolean failed = "error".equals(data.get("status"));
    Object what = failed && data.get("error") != null ? data.get("error") : data.get("result");
    return said(event, "result of " + data.get("tool_name"), what, "", failed);
  }

  /** The text of a message; the whole of it when it has none, as one that only calls tools. */
  private static Object content(Map<?, ?> message) {
    return message.get("content") instanceof String text && !text.isBlank() ? text : message;
  }

  private static ConversationEntry said(
      SessionEvent event, String who, @Nullable Object what, String facts, boolean failed) {
    String text = what instanceof String plain ? plain : JSON.writeValueAsString(what);
    int shown = Math.min(MAX_TEXT, text.length());
    return new ConversationEntry(
        Instant.ofEpochSecond(event.timestamp()),
        who,
        text.substring(0, shown),
        facts,
        failed,
        text.length() - shown);
  }

  /** Runners may write anything; what is no object has no keys. */
  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private static String text(@Nullable Object value) {
    return String.valueOf(value);
  }
}
