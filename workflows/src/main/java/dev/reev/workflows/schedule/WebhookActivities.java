package dev.reev.workflows.schedule;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Delivers the webhooks of a tick. */
@ActivityInterface
public interface WebhookActivities {

  /**
   * Failure type of a delivery that no retry can help: there is no webhook, or its receiver rejects
   * it.
   */
  String REFUSED = "WebhookRefused";

  /**
   * Sends the outcome of a tick to each webhook of its schedule that has not received it; fails
   * until all receivers have answered with 2xx.
   */
  @ActivityMethod(name = "webhooks.deliver")
  void deliver(String tick);
}
