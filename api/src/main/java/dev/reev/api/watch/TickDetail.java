package dev.reev.api.watch;

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
 * @param notification whether the webhook was told; null when it was not to be
 */
public record TickDetail(
    TickView tick, List<JudgementView> judgements, @Nullable Notification notification) {

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
      @Nullable UUID confirmationSuite,
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
   * Whether the webhook was told.
   *
   * @param deliveredAt null before it has heard
   * @param error of the newest attempt, when that did not succeed
   */
  public record Notification(int attempts, @Nullable Instant deliveredAt, @Nullable String error) {}
}
