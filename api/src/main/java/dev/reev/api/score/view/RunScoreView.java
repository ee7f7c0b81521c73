package dev.reev.api.score.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run of a score set, its new score beside the first one.
 *
 * @param score 0 to 1; null when it could not be scored
 * @param passed null without a score
 * @param harm whether the run did damage; null without a score
 * @param notScorable why it could not be scored
 * @param changed whether the new score, or whether it passes or did harm, is not what it was first
 * @param benchmarkSha256 of the text it was scored with
 */
public record RunScoreView(
    @JsonProperty("run_id") UUID run,
    @JsonProperty("benchmark_id") String benchmark,
    String agent,
    @Nullable Double score,
    @Nullable Boolean passed,
    @Nullable Boolean harm,
    @Nullable String notScorable,
    Double firstScore,
    Boolean firstPassed,
    Boolean firstHarm,
    boolean changed,
    String benchmarkSha256,
    Instant scoredAt,
    Map<String, String> links) {}
