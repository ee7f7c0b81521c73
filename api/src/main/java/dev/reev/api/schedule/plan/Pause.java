package dev.reev.api.schedule.plan;

import org.jspecify.annotations.Nullable;

/**
 * Pause state of a schedule.
 *
 * @param note reason given with the last pause or resume
 */
public record Pause(boolean paused, @Nullable String note) {}
