package dev.reev.api.score.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the runs of a score set, by id.
 *
 * @param nextCursor where the next page begins; null on the last one
 */
public record RunScorePage(List<RunScoreView> data, @Nullable String nextCursor) {}
