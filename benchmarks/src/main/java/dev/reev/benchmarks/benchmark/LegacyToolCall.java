package dev.reev.benchmarks.benchmark;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A tool call that files of the first system require in {@code expected_tool_calls}; converted to a
 * process rule.
 *
 * @param expectedParams a list of names, or an object of names and values
 */
public record LegacyToolCall(
    @Nullable Integer step,
    String toolName,
    @Nullable JsonNode expectedParams,
    Double weight,
    Boolean critical) {

  public LegacyToolCall {
    weight = Objects.requireNonNullElse(weight, 1.0);
    critical = Objects.requireNonNullElse(critical, true);
  }

  ProcessRule rule() {
    return ProcessRule.toolCalled(step, weight, critical, toolName, expectedParams);
  }
}
