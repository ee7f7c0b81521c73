package dev.reev.api.schedule;

import org.jspecify.annotations.Nullable;

/**
 * Whether the schedule rests.
 *
 * @param note why, in the words of whoever paused or resumed it last
 */
record Pause(boolean paused, @Nullable String note) {}
