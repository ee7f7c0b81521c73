package dev.reev.benchmarks.benchmark;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.reev.benchmarks.schema.JsonTrees;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A tool call that leads to a right answer. The deterministic agent makes it; it earns no points.
 *
 * @param step number of the flow step, from 1
 * @param expectedParams arguments by name, without those that are null; placeholders are allowed
 */
public record ExpectedToolCall(Integer step, String toolName, Map<String, Object> expectedParams) {

  /** Files of the first system may list the names of the arguments only, without values. */
  @JsonCreator
  static ExpectedToolCall read(
      @JsonProperty("step") @Nullable Integer step,
      @JsonProperty("tool_name") String toolName,
      @JsonProperty("expected_params") @Nullable JsonNode expectedParams) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (expectedParams != null && expectedParams.isObject()) {
      values.putAll(JsonTrees.map(expectedParams));
    }
    return new ExpectedToolCall(Objects.requireNonNullElse(step, 1), toolName, values);
  }

  public ExpectedToolCall {
    step = Objects.requireNonNullElse(step, 1);
    Map<String, Object> given = new LinkedHashMap<>();
    if (expectedParams != null) {
      given.putAll(expectedParams);
      given.values().removeIf(Objects::isNull);
    }
    expectedParams = Collections.unmodifiableMap(given);
  }
}
