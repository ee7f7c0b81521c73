package dev.reev.api.score.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.reev.benchmarks.session.Check;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All scores of a run: the first one, then later ones in the order in which they were made. Of
 * those the newest 50; none without a first one.
 *
 * @param nextCursor always null: there is one page
 */
public record ScoresOfRun(List<Entry> data, @Nullable String nextCursor) {

  /**
   * One of them.
   *
   * @param scoreSet the order that it was made for; null: the first one, made by the runner
   * @param score 0 to 1; null when it could not be scored again
   * @param passed null without a score
   * @param harm whether the run did damage; null without a score
   * @param notScorable why it could not be scored again
   * @param scorer name and version of the rules; null when the run does not name any
   * @param benchmarkSha256 of the text it was scored with
   * @param reason why it was scored again, as the order says
   * @param requestedBy who asked for it, as the order says
   * @param checks what the score is made of; empty when it does not say
   */
  public record Entry(
      @JsonProperty("score_set_id") @Nullable UUID scoreSet,
      @Nullable Double score,
      @Nullable Boolean passed,
      @Nullable Boolean harm,
      @Nullable String notScorable,
      @Nullable String scorer,
      String benchmarkSha256,
      Instant scoredAt,
      @Nullable String reason,
      @Nullable String requestedBy,
      List<Check> checks) {}
}
