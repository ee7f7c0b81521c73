package dev.reev.workflows.schedule;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Tells others of a tick. */
@ActivityInterface
public interface WebhookActivities {

  /** Failure type of a delivery that no repeat can help: there is no webhook, or one is refused. */
  String REFUSED = "WebhookRefused";

  /**
   * Sends what became of a tick to each webhook of its schedule that has not heard of it; fails
   * until all receivers have answered with 2xx.
   */
  @ActivityMethod(name = "webhooks.deliver")
  void deliver(String tick);
}
