package dev.reev.benchmarks.benchmark;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A tool call that leads to a right answer. The deterministic agent makes it; it earns no points.
 *
 * @param step number of the flow step, from 1
 * @param expectedParams arguments by name, without those that are null; placeholders are allowed
 */
public record ExpectedToolCall(Integer step, String toolName, Map<String, Object> expectedParams) {

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
