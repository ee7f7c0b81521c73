package dev.reev.workflows.score;

import org.jspecify.annotations.Nullable;

/**
 * Request for the next batch.
 *
 * @param after {@link ScoreBatch#next} of the previous batch; null for the first one
 */
public record ScoreBatchRequest(String scoreSetId, @Nullable String after) {}
