package dev.reev.workflows.survey;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Asks hosts what lives on them. Workers need no route to the API, so the question goes through
 * Temporal. Over in seconds: a later release starts its own instead of replaying this one.
 */
@WorkflowInterface
public interface HostSurveyWorkflow {

  @WorkflowMethod(name = "HostSurvey")
  Survey ask(SurveyRequest request);
}
