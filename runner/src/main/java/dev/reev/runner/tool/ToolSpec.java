package dev.reev.runner.tool;

import tools.jackson.databind.JsonNode;

/**
 * A tool as agents see it.
 *
 * @param parameters JSON Schema of the arguments, an object
 */
public record ToolSpec(String name, String description, JsonNode parameters) {}
