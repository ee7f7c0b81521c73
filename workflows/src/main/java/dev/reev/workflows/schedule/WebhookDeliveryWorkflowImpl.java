package dev.reev.workflows.schedule;

/** A single activity; its retries do all the work. */
public final class WebhookDeliveryWorkflowImpl implements WebhookDeliveryWorkflow {

  private final WebhookActivities webhooks = TickPolicies.webhooks();

  @Override
  public void deliver(String tick) {
    webhooks.deliver(tick);
  }
}
