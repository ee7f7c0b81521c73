package dev.reev.workflows.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.workflows.WorkflowWorld;
import dev.reev.workflows.run.TaskQueues;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WithStartWorkflowOperation;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Every behaviour twice: with the workflow cache, and with a full replay of each workflow task. */
@ParameterizedClass
@ValueSource(ints = {600, 0})
@Timeout(60)
class HostSurveysWorkflowTest {

  private static final String ID = "surveys";
  private static final int MAX_SURVEYS = 3;
  private static final AttemptId LIVE = new AttemptId("a", 1);
  private static final AttemptId LOST = new AttemptId("b", 2);

  @Parameter int workflowCacheSize;

  private TestWorkflowEnvironment environment;

  @BeforeEach
  void open() {
    environment = WorkflowWorld.environment(workflowCacheSize);
    environment
        .newWorker(TaskQueues.RUNNER, WorkflowWorld.workerOptions().build())
        .registerWorkflowImplementationFactory(
            HostSurveysWorkflow.class,
            () -> new HostSurveysWorkflowImpl(MAX_SURVEYS),
            WorkflowWorld.FAILING_AT_ONCE);
    environment
        .newWorker(TaskQueues.runnerAt("here"))
        .registerActivitiesImplementations(
            (HostActivities)
                question -> new HostAnswer(question.host(), List.of(LIVE), question.expected()));
    environment.start();
  }

  @AfterEach
  void close() {
    environment.close();
  }

  @Test
  void everyHostIsAsked_andOneThatIsAwayIsNamed() throws Exception {
    Survey survey =
        ask(new HostQuestion("gone", List.of()), new HostQuestion("here", List.of(LOST)));

    assertThat(survey.answers())
        .containsExactly(new HostAnswer("here", List.of(LIVE), List.of(LOST)));
    assertThat(survey.silent()).containsExactly("gone");
    WorkflowWorld.replay(
        environment.getWorkflowClient().fetchHistory(ID), HostSurveysWorkflowImpl.class);
  }

  @Test
  void severalSurveys_areOneExecution() {
    askHere();
    String first = newestRun();
    askHere();

    assertThat(newestRun()).isEqualTo(first);
  }

  @Test
  void aLongHistory_isContinuedAsNew_andTakesFurtherSurveys() {
    askHere();
    String first = newestRun();
    for (int survey = 0; survey < MAX_SURVEYS; survey++) {
      askHere();
    }

    assertThat(newestRun()).isNotEqualTo(first);
  }

  @Test
  void surveysAtOnce_allHaveTheirAnswer_whereTheHistoryEnds() throws Exception {
    ExecutorService servers = Executors.newFixedThreadPool(MAX_SURVEYS + 1);
    try {
      Callable<Survey> server =
          () -> ask(new HostQuestion("here", List.of()), new HostQuestion("gone", List.of()));
      for (Future<Survey> survey :
          servers.invokeAll(Collections.nCopies(MAX_SURVEYS + 1, server))) {
        assertThat(survey.get().silent()).containsExactly("gone");
      }
    } finally {
      servers.shutdownNow();
    }
  }

  private void askHere() {
    assertThat(ask(new HostQuestion("here", List.of())).silent()).isEmpty();
  }

  private Survey ask(HostQuestion... questions) {
    HostSurveysWorkflow surveys =
        environment
            .getWorkflowClient()
            .newWorkflowStub(
                HostSurveysWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setTaskQueue(TaskQueues.RUNNER)
                    .setWorkflowId(ID)
                    .setWorkflowIdConflictPolicy(
                        WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                    .build());
    return WorkflowClient.executeUpdateWithStart(
        surveys::ask,
        new SurveyRequest(List.of(questions)),
        UpdateOptions.<Survey>newBuilder().build(),
        new WithStartWorkflowOperation<>(surveys::serve));
  }

  private String newestRun() {
    return environment
        .getWorkflowClient()
        .newUntypedWorkflowStub(ID)
        .describe()
        .getExecution()
        .getRunId();
  }
}
