package dev.reev.api.agent;

import dev.reev.benchmarks.agent.ChatSettings;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The connection settings used by a test.
 *
 * @param baseUrl without {@code /chat/completions}
 * @param headers further ones of each request, secrets included
 */
record ModelToAsk(
    URI baseUrl,
    @Nullable String key,
    String model,
    ChatSettings settings,
    Map<String, String> headers) {

  /** Thinking models refuse a limit within which they cannot begin to answer. */
  private static final int MOST_COMPLETION_TOKENS = 16;

  /** Whether requests have fields that an endpoint may not know. */
  boolean hasOwnFields() {
    return !settings.extraBody().isEmpty() || settings.maxCompletionTokens() != null;
  }

  /** The body of the smallest chat completion; may be changed. */
  Map<String, Object> question() {
    Map<String, Object> question = new LinkedHashMap<>();
    question.put("model", model);
    question.put("messages", List.of(Map.of("role", "user", "content", "ping")));
    question.putAll(settings.sampling());
    Integer completion = settings.maxCompletionTokens();
    if (completion == null) {
      question.put(ChatSettings.MAX_TOKENS, 1);
    } else {
      question.computeIfPresent(ChatSettings.MAX_TOKENS, (name, tokens) -> 1);
      question.put(
          ChatSettings.MAX_COMPLETION_TOKENS, Math.min(completion, MOST_COMPLETION_TOKENS));
    }
    question.putAll(settings.extraBody());
    return question;
  }

  /** Values that no message may show: the key and secret headers. */
  List<String> secrets() {
    return Stream.concat(Stream.ofNullable(key), secretHeaders()).toList();
  }

  private Stream<String> secretHeaders() {
    return settings.headerVariables().keySet().stream()
        .flatMap(name -> Stream.ofNullable(headers.get(name)));
  }

  /** Without what is secret. */
  @Override
  public String toString() {
    return "ModelToAsk[baseUrl=%s, model=%s]".formatted(baseUrl, model);
  }
}
