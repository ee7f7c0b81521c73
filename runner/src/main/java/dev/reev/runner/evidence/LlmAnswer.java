package dev.reev.runner.evidence;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answer of a model.
 *
 * @param modelReported as the provider names it; null when it does not
 * @param finishReason as the provider reports it, for example {@code stop} or {@code tool_calls}
 * @param message text, refusal and tool calls, as JSON-like maps and lists
 * @param inputTokens null when the provider does not count
 * @param outputTokens null when the provider does not count
 * @param costUsd null when neither provider nor configuration gives it
 * @param attempts number of requests until it answered, at least 1
 */
public record LlmAnswer(
    @Nullable String modelReported,
    @Nullable String finishReason,
    Map<String, Object> message,
    @Nullable Long inputTokens,
    @Nullable Long outputTokens,
    @Nullable Double costUsd,
    int attempts) {

  Map<String, Object> facts(String model, long tookMs) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("model", modelReported == null ? model : modelReported);
    facts.put("finish_reason", finishReason);
    facts.put("message", message);
    facts.put("input_tokens", inputTokens);
    facts.put("output_tokens", outputTokens);
    facts.put("cost_usd", costUsd);
    facts.put("attempts", attempts);
    facts.put("took_ms", tookMs);
    return facts;
  }
}
