package dev.reev.api.watch.rule;

import dev.reev.api.webhook.Webhooks;
import java.util.List;
import java.util.UUID;

/** Webhooks that schedules notify of their ticks. */
public interface WatchWebhooks {

  /** The webhooks of a schedule, deleted or not; empty when it has none. */
  List<Webhooks.Stored> of(UUID schedule);
}
