package dev.reev.workflows.survey;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Asks hosts for their live attempts. Workers need no route to the API, so the question goes
 * through Temporal. The workflow takes seconds, so a later release starts a new one instead of
 * replaying it.
 */
@WorkflowInterface
public interface HostSurveyWorkflow {

  @WorkflowMethod(name = "HostSurvey")
  Survey ask(SurveyRequest request);
}
