package dev.reev.workflows.score;

import org.jspecify.annotations.Nullable;

/**
 * Which score set to carry out.
 *
 * @param after {@link ScoreBatch#next} of the last batch of an earlier history; null at the start
 */
public record ScoreRequest(String scoreSetId, @Nullable String after) {}
