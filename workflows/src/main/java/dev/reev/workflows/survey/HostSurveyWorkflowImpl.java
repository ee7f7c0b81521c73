package dev.reev.workflows.survey;

/** One survey. */
public final class HostSurveyWorkflowImpl implements HostSurveyWorkflow {

  @Override
  public Survey ask(SurveyRequest request) {
    return Hosts.ask(request);
  }
}
