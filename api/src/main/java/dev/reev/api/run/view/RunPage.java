package dev.reev.api.run.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of runs, in the order that was asked for.
 *
 * @param nextCursor where the next page begins; null on the last one
 */
public record RunPage(List<RunView> data, @Nullable String nextCursor) {}
