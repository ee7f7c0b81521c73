package dev.reev.benchmarks.event;

import dev.reev.benchmarks.schema.InJson;
import dev.reev.benchmarks.schema.JsonFields;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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
    Map<String, Object> metadata)
    implements InJson {

  /**
   * Prompt of the agent.
   *
   * @param toolNameList tools that the agent really has
   * @param finalPrompt the prompt that it really receives, with context
   */
  public record Prompt(List<String> toolNameList, String userPrompt, String finalPrompt)
      implements InJson {
    @Override
    public JsonNode json() {
      return JsonFields.of("tool_name_list", toolNameList)
          .and("user_prompt", userPrompt)
          .and("final_prompt", finalPrompt)
          .object();
    }
  }

  /** A tool call. */
  public record ToolInput(String toolName, Map<String, Object> toolArgs) implements InJson {
    @Override
    public JsonNode json() {
      return JsonFields.of("tool_name", toolName).and("tool_args", toolArgs).object();
    }
  }

  /** Result of a tool call. */
  public record ToolOutput(
      boolean success, Map<String, Object> results, @Nullable String errorMessage)
      implements InJson {
    @Override
    public JsonNode json() {
      return JsonFields.of("success", success)
          .and("results", results)
          .and("error_message", errorMessage)
          .object();
    }
  }

  /**
   * Elapsed times, in milliseconds.
   *
   * @param flowTimeuseMs since the run began
   * @param stepTimeuseMs of this step alone
   */
  public record Timing(long flowTimeuseMs, long stepTimeuseMs) implements InJson {
    @Override
    public JsonNode json() {
      return JsonFields.of("flow_timeuse_ms", flowTimeuseMs)
          .and("step_timeuse_ms", stepTimeuseMs)
          .object();
    }
  }

  @Override
  public JsonNode json() {
    return JsonFields.of("timestamp", timestamp.toString())
        .and("session_id", sessionId)
        .and("reev_runner_version", reevRunnerVersion)
        .and("reev_agent_version", reevAgentVersion)
        .and("event_type", eventType)
        .and("prompt", prompt)
        .and("tool_input", toolInput)
        .and("tool_output", toolOutput)
        .and("timing", timing)
        .and("metadata", metadata)
        .object();
  }
}
