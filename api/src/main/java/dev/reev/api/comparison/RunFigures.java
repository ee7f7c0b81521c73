package dev.reev.api.comparison;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a run used up. Null where nobody said: not yet, or its runner or provider does not tell.
 *
 * @param unconfined whether nothing kept its agent from its own score
 * @param millis evaluation time as the runner measured it
 */
record RunFigures(
    UUID id,
    boolean unconfined,
    @Nullable Long inputTokens,
    @Nullable Long outputTokens,
    @Nullable Double costUsd,
    @Nullable Long millis) {}
