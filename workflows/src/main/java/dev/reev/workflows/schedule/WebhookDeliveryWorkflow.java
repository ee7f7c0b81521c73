package dev.reev.workflows.schedule;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Delivers the outcome of a tick to the schedule's webhooks, with retries until they have received
 * it.
 */
@WorkflowInterface
public interface WebhookDeliveryWorkflow {

  @WorkflowMethod(name = "WebhookDelivery")
  void deliver(String tick);
}
