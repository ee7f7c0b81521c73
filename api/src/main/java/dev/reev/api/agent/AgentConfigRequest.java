package dev.reev.api.agent;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * A config as clients send it. What is left out stays as it is stored; an empty text means the
 * agent's own. What clients read is taken back, with the time of its last change.
 *
 * @param apiUrl also as {@code api_base}, the word of the first system's documents
 * @param apiKey a key, or a masked one ({@code ***...}) for the stored key
 */
@JsonIgnoreProperties("updated_at")
public record AgentConfigRequest(
    @Nullable String agentType,
    @JsonAlias("api_base") @Nullable String apiUrl,
    @Nullable String apiKey,
    @Nullable String model) {

  /** Without the key: it must not get into a log. */
  @Override
  public String toString() {
    return "AgentConfigRequest[agentType=%s, apiUrl=%s, model=%s]"
        .formatted(agentType, apiUrl, model);
  }
}
