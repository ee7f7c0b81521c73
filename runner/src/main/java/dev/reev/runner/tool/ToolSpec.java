package dev.reev.runner.tool;

import dev.reev.benchmarks.schema.ReevJson;
import tools.jackson.databind.JsonNode;

/**
 * A tool as agents see it.
 *
 * @param parameters JSON Schema of the arguments, an object
 */
public record ToolSpec(String name, String description, JsonNode parameters) {

  /**
   * A tool whose parameters are written down.
   *
   * @param required names of the parameters that a call must have, separated by blanks
   * @param properties the members of the schema's {@code properties}, as JSON without the braces
   */
  static ToolSpec of(String name, String description, String required, String properties) {
    String names = required.isBlank() ? "" : '"' + required.replace(" ", "\",\"") + '"';
    return new ToolSpec(
        name,
        description,
        ReevJson.MAPPER.readTree(
            """
            {"type": "object", "additionalProperties": false, "required": [%s],
             "properties": {%s}}"""
                .formatted(names, properties)));
  }
}
