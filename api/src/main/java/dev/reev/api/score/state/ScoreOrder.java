package dev.reev.api.score.state;

import org.jspecify.annotations.Nullable;

/**
 * What a client asks for.
 *
 * @param ymlContent benchmark text to score with; null: the one that each run was made from
 * @param reason why, for whoever finds the scores later
 * @param requestedBy who, as the client says
 */
public record ScoreOrder(
    ScoreTarget target,
    @Nullable String ymlContent,
    @Nullable String reason,
    @Nullable String requestedBy) {}
