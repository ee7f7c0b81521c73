package dev.reev.workflows.survey;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * One survey, as servers of earlier releases start it each minute; this release uses {@link
 * HostSurveysWorkflow}. Workers serve it so that an upgrade may begin with them and executions that
 * are open at that moment end.
 */
@WorkflowInterface
public interface HostSurveyWorkflow {

  @WorkflowMethod(name = "HostSurvey")
  Survey ask(SurveyRequest request);
}
