package dev.reev.api.comparison;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Runs of an agent, by when they were ordered.
 *
 * @param from inclusive; null: any
 * @param to exclusive; null: any
 */
record Window(String agent, @Nullable Instant from, @Nullable Instant to) {}
