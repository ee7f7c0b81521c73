package dev.reev.runner.model;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A tool call that a model asks for.
 *
 * @param id ties the result to it
 * @param name empty when the model left it out
 * @param rawArguments as the model wrote them
 * @param arguments any JSON; null when they are none
 * @param problem why they are none, one line; null when they are
 */
public record ToolRequest(
    String id,
    String name,
    String rawArguments,
    @Nullable JsonNode arguments,
    @Nullable String problem) {}
