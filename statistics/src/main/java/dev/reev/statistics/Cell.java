package dev.reev.statistics;

import org.jspecify.annotations.Nullable;

/**
 * A benchmark and an agent on it.
 *
 * @param benchmark null: any
 * @param agent null: any
 */
public record Cell(@Nullable String benchmark, @Nullable String agent) {}
