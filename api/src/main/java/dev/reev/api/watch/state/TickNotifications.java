package dev.reev.api.watch.state;

import dev.reev.api.database.Columns;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Records the webhook notifications of ticks. */
@Component
public class TickNotifications {

  private final JdbcClient jdbc;

  TickNotifications(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Records a successful delivery. */
  public void delivered(UUID tick, UUID webhook) {
    keep(tick, webhook, true, false, null);
  }

  /**
   * Records a failed delivery.
   *
   * @param forGood whether no retry can help
   */
  public void failed(UUID tick, UUID webhook, @Nullable String error, boolean forGood) {
    keep(tick, webhook, false, forGood, error);
  }

  private void keep(
      UUID tick, UUID webhook, boolean delivered, boolean forGood, @Nullable String error) {
    jdbc.sql(
            """
            insert into tick_notification as known
              (tick_id, webhook_id, attempts, delivered_at, gave_up, error)
            values (:tick, :webhook, 1, case when :delivered then now() end, :forGood, :error)
            on conflict (tick_id, webhook_id) do update set attempts = known.attempts + 1,
              delivered_at = coalesce(known.delivered_at, excluded.delivered_at),
              gave_up = excluded.gave_up, error = excluded.error
            """)
        .param("tick", tick)
        .param("webhook", webhook)
        .param("delivered", delivered)
        .param("forGood", forGood)
        .param("error", error)
        .update();
  }

  /** Webhooks with a final result for a tick: delivered, or given up. */
  public Set<UUID> settled(UUID tick) {
    return new HashSet<>(
        jdbc.sql(
                """
                select webhook_id from tick_notification
                where tick_id = ? and webhook_id is not null and (delivered_at is not null or gave_up)
                """)
            .param(tick)
            .query(UUID.class)
            .list());
  }

  /** Deliveries for a tick: undelivered ones first, then in the order of delivery. */
  public List<Notified> of(UUID tick) {
    return jdbc.sql(
            """
            select webhook_id, attempts, delivered_at, gave_up, error from tick_notification
            where tick_id = ? order by delivered_at nulls first, webhook_id
            """)
        .param(tick)
        .query(
            (row, number) ->
                new Notified(
                    row.getObject("webhook_id", UUID.class),
                    row.getInt("attempts"),
                    Columns.instantOrNull(row, "delivered_at"),
                    row.getBoolean("gave_up"),
                    row.getString("error")))
        .list();
  }

  /**
   * Delivery state of a notification.
   *
   * @param webhook null when the webhook is no longer known
   * @param gaveUp whether no retry can help
   * @param error of the newest attempt, when that did not succeed
   */
  public record Notified(
      @Nullable UUID webhook,
      int attempts,
      @Nullable Instant deliveredAt,
      boolean gaveUp,
      @Nullable String error) {}
}
