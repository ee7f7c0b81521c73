package dev.reev.workflows.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.workflows.WorkflowWorld;
import dev.reev.workflows.run.TaskQueues;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HostSurveyWorkflowTest {

  private static final AttemptId LIVE = new AttemptId("a", 1);
  private static final AttemptId LOST = new AttemptId("b", 2);

  private final TestWorkflowEnvironment environment = WorkflowWorld.environment(0);

  @AfterEach
  void close() {
    environment.close();
  }

  @Test
  void everyHostIsAsked_andOneThatIsAwayIsNamed() throws Exception {
    environment
        .newWorker(TaskQueues.RUNNER, WorkflowWorld.workerOptions().build())
        .registerWorkflowImplementationTypes(HostSurveyWorkflowImpl.class);
    environment
        .newWorker(TaskQueues.runnerAt("here"))
        .registerActivitiesImplementations(
            (HostActivities)
                question -> new HostAnswer(question.host(), List.of(LIVE), question.expected()));
    environment.start();

    Survey survey =
        environment
            .getWorkflowClient()
            .newWorkflowStub(
                HostSurveyWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setTaskQueue(TaskQueues.RUNNER)
                    .setWorkflowId("survey")
                    .build())
            .ask(
                new SurveyRequest(
                    List.of(
                        new HostQuestion("gone", List.of()),
                        new HostQuestion("here", List.of(LOST)))));

    assertThat(survey.answers())
        .containsExactly(new HostAnswer("here", List.of(LIVE), List.of(LOST)));
    assertThat(survey.silent()).containsExactly("gone");
    WorkflowWorld.replay(
        environment.getWorkflowClient().fetchHistory("survey"), HostSurveyWorkflowImpl.class);
  }
}
