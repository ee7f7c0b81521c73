package dev.reev.workflows.score;

import org.jspecify.annotations.Nullable;

/**
 * Argument of a score set's workflow.
 *
 * @param after {@link ScoreBatch#next} of the last batch of an earlier history; null at the start
 */
public record ScoreRequest(String scoreSetId, @Nullable String after) {}
