package dev.reev.api.watch.workflow;

import dev.reev.api.outbound.OutboundCalls;
import dev.reev.api.watch.rule.WatchWebhooks;
import dev.reev.api.watch.state.StoredTick;
import dev.reev.api.watch.state.StoredTicks;
import dev.reev.api.watch.state.TickNotifications;
import dev.reev.api.watch.state.TickNotifications.Notified;
import dev.reev.api.webhook.WebhookSender;
import dev.reev.api.webhook.WebhookSender.RefusedException;
import dev.reev.api.webhook.Webhooks;
import dev.reev.workflows.schedule.WebhookActivities;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Notifies the webhooks of a schedule of a tick, each of them once. */
@Component("tickWebhooks")
class WebhookActivitiesImpl implements WebhookActivities {

  private static final Logger log = LoggerFactory.getLogger(WebhookActivitiesImpl.class);

  private final StoredTicks ticks;
  private final TickNotifications notifications;
  private final WatchWebhooks webhooks;
  private final WebhookSender sender;
  private final TickMessages messages;

  WebhookActivitiesImpl(
      StoredTicks ticks,
      TickNotifications notifications,
      WatchWebhooks webhooks,
      WebhookSender sender,
      TickMessages messages) {
    this.ticks = ticks;
    this.notifications = notifications;
    this.webhooks = webhooks;
    this.sender = sender;
    this.messages = messages;
  }

  @Override
  public void deliver(String tick) {
    StoredTick told =
        ticks.find(UUID.fromString(tick)).orElseThrow(() -> refused("there is no such tick"));
    List<Webhooks.Stored> all = webhooks.of(told.schedule());
    if (all.isEmpty()) {
      throw refused("the webhook no longer exists");
    }
    Set<UUID> settled = notifications.settled(told.id());
    IOException silent = null;
    for (Webhooks.Stored webhook : all) {
      if (!settled.contains(webhook.id())) {
        try {
          tell(webhook, told);
        } catch (IOException e) {
          silent = e;
        }
      }
    }
    if (silent != null) {
      throw Activity.wrap(silent);
    }
    Optional<Notified> never =
        notifications.of(told.id()).stream().filter(Notified::gaveUp).findFirst();
    if (never.isPresent()) {
      throw refused(String.valueOf(never.get().error()));
    }
  }

  /** Notifies one webhook. Fails when the delivery failed and may succeed on a retry. */
  private void tell(Webhooks.Stored webhook, StoredTick tick) throws IOException {
    try {
      sender.send(
          tick.schedule(), webhook, "tick-" + tick.id(), messages.of(tick, webhook.format()));
      notifications.delivered(tick.id(), webhook.id());
      log.info("Told the webhook of schedule {} of tick {}", tick.scheduleName(), tick.id());
    } catch (RefusedException e) {
      notifications.failed(tick.id(), webhook.id(), e.getMessage(), true);
      log.error(
          "Cannot deliver the webhook of schedule {}: {}", tick.scheduleName(), e.getMessage());
    } catch (IOException e) {
      notifications.failed(tick.id(), webhook.id(), OutboundCalls.trouble(e), false);
      throw e;
    }
  }

  private static ApplicationFailure refused(String why) {
    return ApplicationFailure.newNonRetryableFailure(why, REFUSED);
  }
}
