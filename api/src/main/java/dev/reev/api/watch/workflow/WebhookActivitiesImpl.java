package dev.reev.api.watch.workflow;

import dev.reev.api.outbound.OutboundCalls;
import dev.reev.api.watch.rule.WatchWebhooks;
import dev.reev.api.watch.state.StoredTick;
import dev.reev.api.watch.state.StoredTicks;
import dev.reev.api.webhook.WebhookSender;
import dev.reev.api.webhook.WebhookSender.RefusedException;
import dev.reev.api.webhook.Webhooks;
import dev.reev.workflows.schedule.WebhookActivities;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the webhook of a schedule what became of a tick. */
@Component("tickWebhooks")
class WebhookActivitiesImpl implements WebhookActivities {

  private static final Logger log = LoggerFactory.getLogger(WebhookActivitiesImpl.class);

  private final JdbcClient jdbc;
  private final StoredTicks ticks;
  private final WatchWebhooks webhooks;
  private final WebhookSender sender;
  private final TickMessages messages;

  WebhookActivitiesImpl(
      JdbcClient jdbc,
      StoredTicks ticks,
      WatchWebhooks webhooks,
      WebhookSender sender,
      TickMessages messages) {
    this.jdbc = jdbc;
    this.ticks = ticks;
    this.webhooks = webhooks;
    this.sender = sender;
    this.messages = messages;
  }

  @Override
  public void deliver(String tick) {
    UUID id = UUID.fromString(tick);
    StoredTick told = ticks.find(id).orElseThrow(() -> refused("there is no such tick"));
    Webhooks.Stored webhook =
        webhooks.find(told.schedule()).orElseThrow(() -> refused("the webhook no longer exists"));
    try {
      sender.send(told.schedule(), webhook, "tick-" + tick, messages.of(id));
      keep(id, true, null);
      log.info("Told the webhook of schedule {} of tick {}", told.scheduleName(), id);
    } catch (RefusedException e) {
      keep(id, false, e.getMessage());
      log.error(
          "Cannot deliver the webhook of schedule {}: {}", told.scheduleName(), e.getMessage());
      throw refused(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      keep(id, false, OutboundCalls.trouble(e));
      throw Activity.wrap(e);
    }
  }

  private void keep(UUID tick, boolean delivered, @Nullable String error) {
    jdbc.sql(
            """
            insert into tick_notification as known (tick_id, attempts, delivered_at, error)
            values (:tick, 1, case when :delivered then now() end, :error)
            on conflict (tick_id) do update set attempts = known.attempts + 1,
              delivered_at = coalesce(known.delivered_at, excluded.delivered_at),
              error = excluded.error
            """)
        .param("tick", tick)
        .param("delivered", delivered)
        .param("error", error)
        .update();
  }

  private static ApplicationFailure refused(String why) {
    return ApplicationFailure.newNonRetryableFailure(why, REFUSED);
  }
}
