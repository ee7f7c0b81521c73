package dev.reev.api.score.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of score sets, newest first.
 *
 * @param nextCursor where the next page begins; null on the last one
 */
public record ScoreSetPage(List<ScoreSetView> data, @Nullable String nextCursor) {}
