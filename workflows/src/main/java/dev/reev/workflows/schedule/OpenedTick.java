package dev.reev.workflows.schedule;

import org.jspecify.annotations.Nullable;

/**
 * A stored tick.
 *
 * @param suite id of its suite, which the tick is to start; null when none could be submitted, and
 *     the tick has ended
 * @param message one line for readers; the reason when there is no suite
 * @param display null from an API of an earlier release
 */
public record OpenedTick(
    String tick, @Nullable String suite, @Nullable String message, @Nullable TickDisplay display) {}
