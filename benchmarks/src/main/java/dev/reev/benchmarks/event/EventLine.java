package dev.reev.benchmarks.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the event file; keys that do not apply are written as null.
 *
 * @param sessionId the execution id
 * @param eventType {@code Prompt}, {@code ToolInput}, {@code ToolOutput} or {@code StepComplete}
 */
public record EventLine(
    Instant timestamp,
    String sessionId,
    String reevRunnerVersion,
    String reevAgentVersion,
    String eventType,
    @Nullable Prompt prompt,
    @Nullable ToolInput toolInput,
    @Nullable ToolOutput toolOutput,
    Timing timing,
    Map<String, Object> metadata) {

  /**
   * What the agent is asked.
   *
   * @param toolNameList tools the agent really has
   * @param finalPrompt what it really gets, with context
   */
  public record Prompt(List<String> toolNameList, String userPrompt, String finalPrompt) {}

  /** A tool call. */
  public record ToolInput(String toolName, Map<String, Object> toolArgs) {}

  /** What a tool call gave. */
  public record ToolOutput(
      boolean success, Map<String, Object> results, @Nullable String errorMessage) {}

  /**
   * How long it took, in milliseconds.
   *
   * @param flowTimeuseMs since the run began
   * @param stepTimeuseMs of this step alone
   */
  public record Timing(long flowTimeuseMs, long stepTimeuseMs) {}
}
