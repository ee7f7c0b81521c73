package dev.reev.workflows.schedule;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Tells the schedule's webhook what became of a tick, again and again until it has heard. */
@WorkflowInterface
public interface WebhookDeliveryWorkflow {

  @WorkflowMethod(name = "WebhookDelivery")
  void deliver(String tick);
}
