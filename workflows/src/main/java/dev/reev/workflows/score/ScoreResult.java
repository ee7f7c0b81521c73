package dev.reev.workflows.score;

/**
 * Where a score set stands. The database holds the rest.
 *
 * @param state terminal
 */
public record ScoreResult(String scoreSetId, ScoreSetState state) {}
