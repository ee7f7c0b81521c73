package dev.reev.workflows.schedule;

import org.jspecify.annotations.Nullable;

/**
 * A stored tick.
 *
 * @param suite id of its suite, which the tick is to start; null when none could be ordered; then
 *     the tick has ended
 * @param message one line for people; why there is no suite, if so
 * @param display null from an API that had none yet
 */
public record OpenedTick(
    String tick, @Nullable String suite, @Nullable String message, @Nullable TickDisplay display) {}
