package dev.reev.workflows.score;

import org.jspecify.annotations.Nullable;

/**
 * What came of a batch. Scores themselves never travel: they are in the database.
 *
 * @param next where the next batch begins, opaque; null when there is none
 * @param display how far the whole set is
 */
public record ScoreBatch(@Nullable String next, ScoreDisplay display) {}
