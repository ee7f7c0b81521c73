package dev.reev.api.watch;

import dev.reev.api.outbound.OutboundCalls;
import dev.reev.api.webhook.WebhookSender;
import dev.reev.api.webhook.WebhookSender.RefusedException;
import dev.reev.api.webhook.Webhooks;
import dev.reev.workflows.schedule.WebhookActivities;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the webhook of a schedule what became of a tick. */
@Component("tickTelling")
class TickTelling implements WebhookActivities {

  private static final Logger log = LoggerFactory.getLogger(TickTelling.class);

  private final JdbcClient jdbc;
  private final WebhookSender sender;
  private final TickMessages messages;

  TickTelling(JdbcClient jdbc, WebhookSender sender, TickMessages messages) {
    this.jdbc = jdbc;
    this.sender = sender;
    this.messages = messages;
  }

  @Override
  public void deliver(String tick) {
    UUID id = UUID.fromString(tick);
    Receiver receiver = receiver(id).orElseThrow(() -> refused("the webhook no longer exists"));
    try {
      sender.send(receiver.schedule(), receiver.webhook(), "tick-" + tick, messages.of(id));
      keep(id, true, null);
      log.info("Told the webhook of schedule {} of tick {}", receiver.name(), id);
    } catch (RefusedException e) {
      keep(id, false, e.getMessage());
      log.error("Cannot deliver the webhook of schedule {}: {}", receiver.name(), e.getMessage());
      throw refused(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      keep(id, false, OutboundCalls.trouble(e));
      throw Activity.wrap(e);
    }
  }

  private Optional<Receiver> receiver(UUID tick) {
    return jdbc.sql(
            "select s.id, s.name, s.webhook_url, s.sealed_webhook_secret from tick t"
                + " join schedule s on s.id = t.schedule_id"
                + " where t.id = ? and s.webhook_url is not null")
        .param(tick)
        .query(
            (row, number) ->
                new Receiver(
                    row.getObject("id", UUID.class),
                    row.getString("name"),
                    new Webhooks.Stored(
                        row.getString("webhook_url"), row.getString("sealed_webhook_secret"))))
        .optional();
  }

  private void keep(UUID tick, boolean delivered, @Nullable String error) {
    jdbc.sql(
            "insert into tick_notification (tick_id, attempts, delivered_at, error)"
                + " values (:tick, 1, case when :delivered then now() end, :error)"
                + " on conflict (tick_id) do update set attempts = tick_notification.attempts + 1,"
                + " delivered_at = coalesce(tick_notification.delivered_at, excluded.delivered_at),"
                + " error = excluded.error")
        .param("tick", tick)
        .param("delivered", delivered)
        .param("error", error)
        .update();
  }

  private static ApplicationFailure refused(String why) {
    return ApplicationFailure.newNonRetryableFailure(why, REFUSED);
  }

  private record Receiver(UUID schedule, String name, Webhooks.Stored webhook) {}
}
