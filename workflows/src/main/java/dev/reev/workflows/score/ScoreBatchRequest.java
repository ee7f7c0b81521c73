package dev.reev.workflows.score;

import org.jspecify.annotations.Nullable;

/**
 * Asks for the next batch.
 *
 * @param after {@link ScoreBatch#next} of the batch before; null for the first one
 */
public record ScoreBatchRequest(String scoreSetId, @Nullable String after) {}
