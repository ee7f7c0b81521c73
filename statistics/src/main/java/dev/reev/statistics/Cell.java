package dev.reev.statistics;

import org.jspecify.annotations.Nullable;

/**
 * A benchmark together with an agent.
 *
 * @param benchmark null for any
 * @param agent null for any
 */
public record Cell(@Nullable String benchmark, @Nullable String agent) {}
