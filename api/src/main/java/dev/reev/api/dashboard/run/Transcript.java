package dev.reev.api.dashboard.run;

import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.SessionEvent;
import dev.reev.benchmarks.text.FigureText;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a conversation of the events of a session. */
final class Transcript {

  /** Of one text; the session file has the whole. */
  private static final int MAX_TEXT = 20_000;

  /** Messages that a later request repeats; they have events of their own. */
  private static final Set<String> TOLD_BY_EVENTS = Set.of("assistant", "tool");

  private final List<ConversationEntry> entries = new ArrayList<>();

  /** By tool, the numbers of the entries whose calls have no answer yet. */
  private final Map<String, Deque<Integer>> unanswered = new HashMap<>();

  List<ConversationEntry> of(List<SessionEvent> events) {
    events.forEach(this::add);
    return List.copyOf(entries);
  }

  private void add(SessionEvent event) {
    Map<?, ?> data = map(event.data());
    switch (event.eventType()) {
      case SessionEvent.LLM_REQUEST ->
          list(map(data.get("request")).get("messages")).stream()
              .map(Transcript::map)
              .filter(message -> !TOLD_BY_EVENTS.contains(text(message.get("role"))))
              .forEach(message -> say(event, text(message.get("role")), content(message)));
      case SessionEvent.LLM_RESPONSE -> answer(event, data);
      case SessionEvent.TOOL_CALL -> call(event, data);
      case SessionEvent.TOOL_RESULT -> result(event, data);
      case SessionEvent.TRANSACTION_EXECUTION ->
          say(event, "transaction", data, "", data.get("error") != null);
      case SessionEvent.NETWORK_ACCESS ->
          say(event, "network", data, "", !Boolean.TRUE.equals(data.get("allowed")));
      case SessionEvent.ERROR -> say(event, "error", data, "", true);
      default -> {
        // Beginning and end say nothing that the page does not say elsewhere.
      }
    }
  }

  private void answer(SessionEvent event, Map<?, ?> data) {
    Object error = data.get("error");
    if (error != null) {
      say(event, "assistant", error, "", true);
      return;
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
    say(event, "assistant", content(map(data.get("message"))), String.join(", ", facts), false);
  }

  private void call(SessionEvent event, Map<?, ?> data) {
    String tool = text(data.get("tool_name"));
    unanswered.computeIfAbsent(tool, name -> new ArrayDeque<>()).add(entries.size());
    say(event, "tool " + tool, data.get("params"));
  }

  /** Belongs to the earliest call of the same tool that has none. */
  private void result(SessionEvent event, Map<?, ?> data) {
    String tool = text(data.get("tool_name"));
    boolean failed = "error".equals(data.get("status"));
    Object what = failed && data.get("error") != null ? data.get("error") : data.get("result");
    Deque<Integer> calls = unanswered.get(tool);
    Integer call = calls == null ? null : calls.poll();
    if (call == null) {
      say(event, "result of " + tool, what, "", failed);
      return;
    }
    ConversationEntry asked = entries.get(call);
    Shown shown = Shown.of(what);
    entries.set(
        call,
        new ConversationEntry(
            call,
            asked.at(),
            asked.who(),
            asked.text(),
            shown.text,
            failed ? "failed" : "",
            failed,
            asked.cut() + shown.cut,
            List.of(asked.events().get(0), event)));
  }

  private void say(SessionEvent event, String who, @Nullable Object what) {
    say(event, who, what, "", false);
  }

  private void say(
      SessionEvent event, String who, @Nullable Object what, String facts, boolean failed) {
    Shown shown = Shown.of(what);
    entries.add(
        new ConversationEntry(
            entries.size(),
            Instant.ofEpochSecond(event.timestamp()),
            who,
            shown.text,
            null,
            facts,
            failed,
            shown.cut,
            List.of(event)));
  }

  /** The text of a message; of one that only calls tools, which; else the whole of it. */
  private static Object content(Map<?, ?> message) {
    if (message.get("content") instanceof String text && !text.isBlank()) {
      return text;
    }
    String tools =
        list(message.get("tool_calls")).stream()
            .map(call -> text(map(map(call).get("function")).get("name")))
            .collect(Collectors.joining(", "));
    return tools.isEmpty() ? message : "calls " + tools;
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

  /**
   * A text as far as it is shown.
   *
   * @param cut characters that are not
   */
  private record Shown(String text, int cut) {

    static Shown of(@Nullable Object what) {
      String whole = words(what);
      int length = Math.min(MAX_TEXT, whole.length());
      return new Shown(whole.substring(0, length), whole.length() - length);
    }

    /** A line for each part of an object: brackets and quotes are for programs. */
    private static String words(@Nullable Object what) {
      return what instanceof Map<?, ?> parts && !parts.isEmpty()
          ? parts.entrySet().stream()
              .map(part -> part.getKey() + ": " + word(part.getValue()))
              .collect(Collectors.joining("\n"))
          : word(what);
    }

    private static String word(@Nullable Object what) {
      return what instanceof String plain ? plain : ReevJson.MAPPER.writeValueAsString(what);
    }
  }
}
