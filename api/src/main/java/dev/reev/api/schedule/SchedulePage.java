package dev.reev.api.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of schedules, by name.
 *
 * @param nextCursor where the next page begins; null on the last one
 */
public record SchedulePage(List<ScheduleView> data, @Nullable String nextCursor) {}
