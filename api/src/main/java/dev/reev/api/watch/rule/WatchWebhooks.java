package dev.reev.api.watch.rule;

import dev.reev.api.webhook.Webhooks;
import java.util.Optional;
import java.util.UUID;

/** Where schedules want to be told of their ticks. */
public interface WatchWebhooks {

  /** The webhook of a schedule, deleted or not; empty when it has none. */
  Optional<Webhooks.Stored> find(UUID schedule);
}
