package dev.reev.api.watch;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.reev.api.watch.state.TickJudgements.StoredJudgement;
import dev.reev.api.watch.state.Ticks;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tick with all that its decision rests on.
 *
 * @param judgements step by step
 * @param notification whether the webhook was told, of several the one that has not heard; null
 *     when nobody was to be
 * @param notifications whether each webhook was told
 */
public record TickDetail(
    TickView tick,
    List<JudgementView> judgements,
    @Nullable Notification notification,
    List<Notification> notifications) {

  /**
   * One step to the decision.
   *
   * @param round 0 is about the tick's own suite, the others about the confirming ones
   * @param decision null when a confirming suite was asked for
   * @param confirmationSuite the suite that was asked for
   * @param findings comparisons of each agent, with their p-values and levels
   */
  public record JudgementView(
      int round,
      @Nullable String decision,
      String reason,
      @JsonProperty("confirmation_suite_id") @Nullable UUID confirmationSuite,
      Instant judgedAt,
      @JsonRawValue String findings) {

    static JudgementView of(StoredJudgement stored) {
      return new JudgementView(
          stored.round(),
          stored.decision() == null ? null : Ticks.wireName(stored.decision()),
          stored.reason(),
          stored.confirmation(),
          stored.judgedAt(),
          stored.evidence());
    }
  }

  /**
   * Whether a webhook was told.
   *
   * @param webhook its id; null of a tick from before webhooks had one
   * @param url as the schedule shows it; null when it has the webhook no longer
   * @param deliveredAt null before it has heard
   * @param gaveUp whether it is not told again
   * @param error of the newest attempt, when that did not succeed
   */
  public record Notification(
      @JsonProperty("webhook_id") @Nullable UUID webhook,
      @Nullable String url,
      int attempts,
      @Nullable Instant deliveredAt,
      boolean gaveUp,
      @Nullable String error) {}
}
