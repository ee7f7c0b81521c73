package dev.reev.api.watch;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of ticks, newest first.
 *
 * @param nextCursor where the next page begins; null on the last one
 */
public record TickPage(List<TickView> data, @Nullable UUID nextCursor) {}
