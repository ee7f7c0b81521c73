package dev.reev.api.agent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored config as clients read it.
 *
 * @param apiKey masked; null when there is none
 */
public record AgentConfigView(
    String agentType,
    @Nullable String apiUrl,
    @Nullable String apiKey,
    @Nullable String model,
    Instant updatedAt) {}
