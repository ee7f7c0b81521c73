package dev.reev.activities.secret;

import org.jspecify.annotations.Nullable;

/**
 * Where and as whom a chat agent asks its model. What is null is left to the agent's definition and
 * the worker's environment.
 */
public record AgentConfig(
    @Nullable String apiUrl, @Nullable String apiKey, @Nullable String model) {

  /** Leaves everything to the agent's definition. */
  public static final AgentConfig NONE = new AgentConfig(null, null, null);

  /** Without the key: it must not get into a log. */
  @Override
  public String toString() {
    return "AgentConfig[apiUrl=%s, apiKey=%s, model=%s]"
        .formatted(apiUrl, apiKey == null ? "none" : "***", model);
  }
}
