package dev.reev.workflows.score;

import org.jspecify.annotations.Nullable;

/**
 * Result of a batch. Scores themselves do not travel: they are in the database.
 *
 * @param next start of the next batch, opaque; null after the last one
 * @param display progress of the whole set
 */
public record ScoreBatch(@Nullable String next, ScoreDisplay display) {}
