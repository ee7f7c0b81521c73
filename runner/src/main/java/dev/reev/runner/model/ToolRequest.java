package dev.reev.runner.model;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A tool call that a model requests.
 *
 * @param id links the result to the call
 * @param name empty when the model left it out
 * @param rawArguments arguments exactly as the model wrote them
 * @param arguments parsed arguments, any JSON; null when invalid
 * @param problem why they are invalid, one line; null when valid
 */
public record ToolRequest(
    String id,
    String name,
    String rawArguments,
    @Nullable JsonNode arguments,
    @Nullable String problem) {}
