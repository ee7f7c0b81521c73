package dev.reev.api.schedule.plan;

import org.jspecify.annotations.Nullable;

/**
 * Whether the schedule rests.
 *
 * @param note why, in the words of whoever paused or resumed it last
 */
public record Pause(boolean paused, @Nullable String note) {}
