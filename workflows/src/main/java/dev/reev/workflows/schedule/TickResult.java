package dev.reev.workflows.schedule;

import org.jspecify.annotations.Nullable;

/**
 * The end of a tick, as its workflow shows it.
 *
 * @param decision null when no suite could be ordered
 * @param rounds confirming suites
 */
public record TickResult(
    String tick, @Nullable TickDecision decision, @Nullable String reason, int rounds) {}
