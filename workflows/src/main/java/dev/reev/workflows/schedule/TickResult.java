package dev.reev.workflows.schedule;

import org.jspecify.annotations.Nullable;

/**
 * The end of a tick, as its workflow returns it.
 *
 * @param decision null when no suite could be submitted
 * @param rounds number of confirming suites
 */
public record TickResult(
    String tick, @Nullable TickDecision decision, @Nullable String reason, int rounds) {}
