package dev.reev.api.watch;

import dev.reev.api.database.Columns;
import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.watch.TickDetail.JudgementView;
import dev.reev.api.watch.TickDetail.Notification;
import dev.reev.api.watch.rule.WatchedSchedules;
import dev.reev.api.watch.state.StoredTick;
import dev.reev.api.watch.state.StoredTicks;
import dev.reev.api.watch.state.TickJudgements;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ticks as clients see them. */
@Component
public class TickViews {

  private final StoredTicks ticks;
  private final TickJudgements judgements;
  private final WatchedSchedules schedules;
  private final JdbcClient jdbc;

  TickViews(
      StoredTicks ticks, TickJudgements judgements, WatchedSchedules schedules, JdbcClient jdbc) {
    this.ticks = ticks;
    this.judgements = judgements;
    this.schedules = schedules;
    this.jdbc = jdbc;
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
    return new TickDetail(
        TickView.of(tick),
        judgements.of(id).stream().map(JudgementView::of).toList(),
        notification(id));
  }

  private @Nullable Notification notification(UUID tick) {
    return jdbc.sql(
            """
            select attempts, delivered_at, error from tick_notification where tick_id = ?
            """)
        .param(tick)
        .query(
            (row, number) ->
                new Notification(
                    row.getInt("attempts"),
                    Columns.instantOrNull(row, "delivered_at"),
                    row.getString("error")))
        .optional()
        .orElse(null);
  }
}
