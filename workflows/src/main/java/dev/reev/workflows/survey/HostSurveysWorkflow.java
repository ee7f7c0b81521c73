package dev.reev.workflows.survey;

import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Asks hosts for their live attempts, as often as it is told to. Workers need no route to the API,
 * so the question goes through Temporal; one execution takes them all, so that Temporal's list
 * holds what people submitted.
 */
@WorkflowInterface
public interface HostSurveysWorkflow {

  /** Never ends; continues as new when its history is long. */
  @WorkflowMethod(name = "HostSurveys")
  void serve();

  /** Takes at most five seconds once a worker has it. */
  @UpdateMethod(name = "host.survey")
  Survey ask(SurveyRequest request);
}
