package dev.reev.benchmarks.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.reev.benchmarks.schema.InJson;
import dev.reev.benchmarks.schema.JsonFields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the agent used up. Unknown is absent, never zero.
 *
 * @param llmCalls requests that a model answered
 * @param inputTokens as the provider counts; absent when no answer said so
 * @param outputTokens as the provider counts; absent when no answer said so
 * @param costUsd from the provider, else from the prices of the agent's definition
 * @param toolCalls all of them
 * @param failedToolCalls calls of unknown tools, with wrong arguments, or that could not be served
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Usage(
    int llmCalls,
    @Nullable Long inputTokens,
    @Nullable Long outputTokens,
    @Nullable Double costUsd,
    int toolCalls,
    int failedToolCalls)
    implements InJson {
  @Override
  public JsonNode json() {
    return JsonFields.of("llm_calls", llmCalls)
        .given("input_tokens", inputTokens)
        .given("output_tokens", outputTokens)
        .given("cost_usd", costUsd)
        .and("tool_calls", toolCalls)
        .and("failed_tool_calls", failedToolCalls)
        .object();
  }
}
