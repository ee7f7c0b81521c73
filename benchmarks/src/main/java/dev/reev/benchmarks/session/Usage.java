package dev.reev.benchmarks.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.reev.benchmarks.schema.InJson;
import dev.reev.benchmarks.schema.JsonFields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Resources that the agent used. Unknown values are absent, never zero.
 *
 * @param llmCalls requests that a model answered
 * @param inputTokens as the provider counts; absent when no response reports them
 * @param outputTokens as the provider counts; absent when no response reports them
 * @param costUsd from the provider, else from the prices of the agent's definition
 * @param toolCalls all of them
 * @param failedToolCalls calls of unknown tools, calls with wrong arguments, and calls that failed
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
