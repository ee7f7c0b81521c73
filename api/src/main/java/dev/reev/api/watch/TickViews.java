package dev.reev.api.watch;

import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.watch.TickDetail.JudgementView;
import dev.reev.api.watch.TickDetail.Notification;
import dev.reev.api.watch.rule.WatchWebhooks;
import dev.reev.api.watch.rule.WatchedSchedules;
import dev.reev.api.watch.state.StoredTick;
import dev.reev.api.watch.state.StoredTicks;
import dev.reev.api.watch.state.TickJudgements;
import dev.reev.api.watch.state.TickNotifications;
import dev.reev.api.webhook.Webhooks;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads ticks for the REST resource. */
@Component
public class TickViews {

  private final StoredTicks ticks;
  private final TickJudgements judgements;
  private final WatchedSchedules schedules;
  private final TickNotifications notifications;
  private final WatchWebhooks webhooks;

  TickViews(
      StoredTicks ticks,
      TickJudgements judgements,
      WatchedSchedules schedules,
      TickNotifications notifications,
      WatchWebhooks webhooks) {
    this.ticks = ticks;
    this.judgements = judgements;
    this.schedules = schedules;
    this.notifications = notifications;
    this.webhooks = webhooks;
  }

  public TickPage page(String schedule, @Nullable UUID cursor, int limit) {
    UUID id =
        schedules
            .idOf(schedule)
            .orElseThrow(
                () -> ProblemExceptions.notFound("schedule '" + schedule + "' is not known"));
    StoredTick after =
        cursor == null
            ? null
            : ticks
                .find(cursor)
                .orElseThrow(
                    () ->
                        ProblemExceptions.invalid(
                            "cursor", "must be the next_cursor of an earlier page, unchanged"));
    List<TickView> found = ticks.page(id, after, limit + 1).stream().map(TickView::of).toList();
    return found.size() <= limit
        ? new TickPage(found, null)
        : new TickPage(found.subList(0, limit), found.get(limit - 1).id());
  }

  public TickDetail detail(UUID id) {
    StoredTick tick =
        ticks
            .find(id)
            .orElseThrow(() -> ProblemExceptions.notFound("tick '" + id + "' is not known"));
    List<Notification> told = notifications(tick);
    return new TickDetail(
        TickView.of(tick),
        judgements.of(id).stream().map(JudgementView::of).toList(),
        told.isEmpty() ? null : told.get(0),
        told);
  }

  private List<Notification> notifications(StoredTick tick) {
    Map<UUID, String> urls =
        webhooks.of(tick.schedule()).stream()
            .collect(Collectors.toMap(Webhooks.Stored::id, Webhooks.Stored::url));
    return notifications.of(tick.id()).stream()
        .map(
            told ->
                new Notification(
                    told.webhook(),
                    told.webhook() == null ? null : urls.get(told.webhook()),
                    told.attempts(),
                    told.deliveredAt(),
                    told.gaveUp(),
                    told.error()))
        .toList();
  }
}
