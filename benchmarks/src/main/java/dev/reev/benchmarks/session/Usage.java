package dev.reev.benchmarks.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

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
    int failedToolCalls) {}
