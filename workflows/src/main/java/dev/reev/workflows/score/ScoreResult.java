package dev.reev.workflows.score;

/**
 * State of a score set, as its workflow returns it. The database holds the rest.
 *
 * @param state terminal
 */
public record ScoreResult(String scoreSetId, ScoreSetState state) {}
