package dev.reev.api.agent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A config as it is stored; {@link StoredConfigs} opens its key. */
record StoredConfig(
    String agent,
    @Nullable String apiUrl,
    @Nullable String sealedKey,
    @Nullable String model,
    Instant updatedAt) {}
