package dev.reev.api.schedule;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.reev.api.schedule.plan.Content;
import dev.reev.api.schedule.plan.Overlap;
import dev.reev.api.schedule.plan.Pause;
import dev.reev.api.schedule.plan.Times;
import dev.reev.api.schedule.state.StoredSchedule;
import dev.reev.api.schedule.state.Sync;
import dev.reev.api.watch.verdict.ScheduleVerdicts.Regression;
import dev.reev.api.watch.verdict.ScheduleVerdicts.Verdict;
import dev.reev.api.webhook.WebhookFormat;
import dev.reev.api.webhook.Webhooks;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A schedule, as it is here and in Temporal.
 *
 * @param id its name
 * @param cron null when it ticks by interval, or by times that were made in Temporal
 * @param intervalSeconds null when it does not tick by interval
 * @param customTimes whether its times were made in Temporal and cannot be told here
 * @param suite the body of the suite that each tick orders
 * @param watch how ticks are compared; null without a comparison
 * @param webhook the first of those who are told; null for nobody
 * @param webhooks all who are told
 * @param note of whoever changed, paused or resumed it last
 * @param sync whether Temporal has it as it is here
 * @param nextTimes of the next ticks, as far as Temporal told; empty while it is paused
 * @param counts what Temporal counted
 * @param verdict its newest one; null before the first, and without a watch
 */
public record ScheduleView(
    String id,
    String name,
    @Nullable String cron,
    @Nullable Integer intervalSeconds,
    boolean customTimes,
    String timezone,
    int jitterSeconds,
    Overlap overlap,
    int catchupWindowSeconds,
    @JsonRawValue String suite,
    @JsonRawValue @Nullable String watch,
    @Nullable Webhook webhook,
    List<Webhook> webhooks,
    boolean paused,
    @Nullable String note,
    SyncView sync,
    List<Instant> nextTimes,
    Counts counts,
    @Nullable VerdictView verdict,
    Instant createdAt,
    Instant updatedAt,
    Map<String, String> links) {

  private static final String SCHEDULES = "/api/v1/schedules/";

  static ScheduleView of(StoredSchedule stored, @Nullable Verdict verdict) {
    Times times = stored.plan().times();
    Content content = stored.content();
    Sync sync = stored.sync();
    Pause pause = stored.plan().pause();
    List<Webhook> webhooks = content.webhooks().stream().map(Webhook::of).toList();
    return new ScheduleView(
        stored.name(),
        stored.name(),
        times.cron(),
        times.intervalSeconds(),
        times.isCustom(),
        times.timeZone(),
        times.jitterSeconds(),
        stored.plan().policy().overlap(),
        stored.plan().policy().catchupWindowSeconds(),
        content.suite(),
        content.watch(),
        webhooks.isEmpty() ? null : webhooks.get(0),
        webhooks,
        pause.paused(),
        pause.note(),
        SyncView.of(sync),
        pause.paused() ? List.of() : sync.next(),
        new Counts(sync.actions(), sync.missed(), sync.skipped()),
        verdict == null ? null : VerdictView.of(verdict),
        stored.createdAt(),
        stored.updatedAt(),
        links(stored.name()));
  }

  static String self(String name) {
    return SCHEDULES + name;
  }

  private static Map<String, String> links(String name) {
    Map<String, String> links = new LinkedHashMap<>();
    links.put("self", self(name));
    for (String part :
        new String[] {"ticks", "pause", "resume", "trigger", "backfill", "webhooks"}) {
      links.put(part, self(name) + "/" + part);
    }
    return links;
  }

  /**
   * Who is told; the secret is never shown.
   *
   * @param url of a chat without the part that is its secret
   */
  public record Webhook(UUID id, WebhookFormat format, String url) {

    static Webhook of(Webhooks.Stored stored) {
      return new Webhook(stored.id(), stored.format(), stored.url());
    }
  }

  /**
   * What Temporal counted since it has the schedule.
   *
   * @param started ticks that began
   * @param missed ticks that came later than the catch-up window
   * @param skipped ticks that did not happen since another one was under way
   */
  public record Counts(long started, long missed, long skipped) {}

  /**
   * Whether Temporal has the schedule as it is here.
   *
   * @param state {@code applied}; {@code pending} while Temporal is away; {@code refused} when it
   *     does not take it
   * @param message why it was refused
   */
  public record SyncView(String state, @Nullable String message) {

    static SyncView of(Sync sync) {
      String refusal = sync.refusal();
      if (refusal != null) {
        return new SyncView("refused", refusal);
      }
      return new SyncView(sync.isPending() ? "pending" : "applied", null);
    }
  }

  /**
   * Where a watched schedule stands.
   *
   * @param tick the newest one that was judged
   * @param decision of that tick
   * @param scheduledAt the time that it was for
   * @param regression the one that has begun and not ended; null when there is none
   */
  public record VerdictView(
      @JsonProperty("tick_id") UUID tick,
      String decision,
      Instant scheduledAt,
      @Nullable RegressionView regression) {

    static VerdictView of(Verdict verdict) {
      Regression regression = verdict.regression();
      return new VerdictView(
          verdict.tick(),
          verdict.decision(),
          verdict.at(),
          regression == null ? null : RegressionView.of(regression));
    }
  }

  /**
   * A regression that stands.
   *
   * @param firstBadTick the tick with which it began
   * @param since the time that this tick was for
   * @param regressed agents that got worse
   * @param reason one line for people
   * @param suspects what changed with the first bad tick, one line each, three at most
   */
  public record RegressionView(
      @JsonProperty("first_bad_tick_id") UUID firstBadTick,
      Instant since,
      List<String> regressed,
      String reason,
      List<String> suspects) {

    static RegressionView of(Regression regression) {
      return new RegressionView(
          regression.firstBad(),
          regression.since(),
          regression.agents(),
          regression.reason(),
          regression.suspects());
    }
  }
}
