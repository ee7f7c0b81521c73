package dev.reev.workflows.survey;

import io.temporal.workflow.Workflow;

/** Takes surveys until its history is long. */
public final class HostSurveysWorkflowImpl implements HostSurveysWorkflow {

  /** With few hosts the server suggests it after some 300; it takes no more than 2,000 updates. */
  private static final int MAX_SURVEYS = 1_000;

  private final int maxSurveys;
  private int surveys;

  public HostSurveysWorkflowImpl() {
    this(MAX_SURVEYS);
  }

  /**
   * Continues as new earlier.
   *
   * @param maxSurveys surveys of one history
   */
  HostSurveysWorkflowImpl(int maxSurveys) {
    this.maxSurveys = maxSurveys;
  }

  @Override
  public void serve() {
    // A survey under way would be lost with the old history.
    Workflow.await(() -> isHistoryLong() && Workflow.isEveryHandlerFinished());
    Workflow.newContinueAsNewStub(HostSurveysWorkflow.class).serve();
  }

  @Override
  public Survey ask(SurveyRequest request) {
    Survey survey = Hosts.ask(request);
    surveys++;
    return survey;
  }

  private boolean isHistoryLong() {
    return surveys >= maxSurveys || Workflow.getInfo().isContinueAsNewSuggested();
  }
}
