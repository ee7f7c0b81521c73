package dev.reev.api.agent;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A config as clients send it. What is left out stays as it is stored; an empty text means the
 * agent's own. What clients read is taken back, with the time of its last change.
 *
 * @param apiKey a key, or a masked one ({@code ***...}) for the stored key
 * @param apiBase the word of the first system's documents for {@code api_url}; one of both is
 *     enough
 */
@JsonIgnoreProperties("updated_at")
public record AgentConfigRequest(
    @Nullable String agentType,
    @Nullable String apiUrl,
    @Nullable String apiKey,
    @Nullable String model,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String apiBase) {

  /** In the words of today. */
  AgentConfigRequest(
      @Nullable String agentType,
      @Nullable String apiUrl,
      @Nullable String apiKey,
      @Nullable String model) {
    this(agentType, apiUrl, apiKey, model, null);
  }

  /** The URL, by whichever name it was sent. */
  @Nullable String url() {
    return apiUrl == null ? apiBase : apiUrl;
  }

  /** By which name the URL was sent. */
  String urlField() {
    return apiUrl == null && apiBase != null ? "api_base" : "api_url";
  }

  /** Without the key: it must not get into a log. */
  @Override
  public String toString() {
    return "AgentConfigRequest[agentType=%s, apiUrl=%s, model=%s]"
        .formatted(agentType, url(), model);
  }
}
