package dev.reev.activities.secret;

import org.jspecify.annotations.Nullable;

/**
 * A run's settings for a chat agent's model. Null fields are left to the agent's definition and the
 * worker's environment.
 */
public record AgentConfig(
    @Nullable String apiUrl, @Nullable String apiKey, @Nullable String model) {

  /** Leaves all settings to the agent's definition. */
  public static final AgentConfig NONE = new AgentConfig(null, null, null);

  /** Omits the key, which must not appear in a log. */
  @Override
  public String toString() {
    return "AgentConfig[apiUrl=%s, apiKey=%s, model=%s]"
        .formatted(apiUrl, apiKey == null ? "none" : "***", model);
  }
}
