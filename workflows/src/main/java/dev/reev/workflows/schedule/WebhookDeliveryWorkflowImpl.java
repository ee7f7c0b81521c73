package dev.reev.workflows.schedule;

/** One activity; its retries are the whole story. */
public final class WebhookDeliveryWorkflowImpl implements WebhookDeliveryWorkflow {

  private final WebhookActivities webhooks = TickPolicies.webhooks();

  @Override
  public void deliver(String tick) {
    webhooks.deliver(tick);
  }
}
