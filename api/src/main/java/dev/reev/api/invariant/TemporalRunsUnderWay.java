package dev.reev.api.invariant;

import dev.reev.activities.temporal.TemporalLink;
import dev.reev.workflows.run.RunIds;
import dev.reev.workflows.run.TaskQueues;
import dev.reev.workflows.survey.HostQuestion;
import dev.reev.workflows.survey.HostSurveyWorkflow;
import dev.reev.workflows.survey.Survey;
import dev.reev.workflows.survey.SurveyRequest;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Asks Temporal, and the hosts through it. */
@Component
class TemporalRunsUnderWay implements RunsUnderWay {

  private static final String OPEN =
      "WorkflowType = 'BenchmarkRun' and ExecutionStatus = 'Running'";

  /** One at a time: the question of a server that died is taken over, not asked beside. */
  private static final String SURVEY_ID = "host-survey";

  /** Hosts have five seconds; the rest is for a worker to take the workflow. */
  private static final Duration SURVEY_TIMEOUT = Duration.ofSeconds(15);

  private final WorkflowClient client;
  private final TemporalLink link;

  TemporalRunsUnderWay(WorkflowClient client, TemporalLink link) {
    this.client = client;
    this.link = link;
  }

  @Override
  public boolean isReachable() {
    return link.probe();
  }

  @Override
  public Map<UUID, Instant> openWorkflows() throws UnavailableException {
    return asking(
        () -> {
          Map<UUID, Instant> open = new HashMap<>();
          try (Stream<WorkflowExecutionMetadata> executions = client.listExecutions(OPEN)) {
            executions.forEach(
                execution ->
                    RunIds.executionId(execution.getExecution().getWorkflowId())
                        .ifPresent(id -> open.put(id, execution.getStartTime())));
          }
          return open;
        });
  }

  @Override
  public boolean isOpen(UUID executionId) throws UnavailableException {
    return asking(
        () -> {
          try {
            return link.withDeadline(
                () ->
                    client
                            .newUntypedWorkflowStub(RunIds.workflowId(executionId.toString()))
                            .describe()
                            .getStatus()
                        == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);
          } catch (WorkflowNotFoundException e) {
            return false;
          }
        });
  }

  @Override
  public Survey survey(List<HostQuestion> questions) throws UnavailableException {
    if (questions.isEmpty()) {
      return new Survey(List.of(), List.of());
    }
    HostSurveyWorkflow survey =
        client.newWorkflowStub(
            HostSurveyWorkflow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(SURVEY_ID)
                .setTaskQueue(TaskQueues.RUNNER)
                .setWorkflowIdConflictPolicy(
                    WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_TERMINATE_EXISTING)
                .setWorkflowExecutionTimeout(SURVEY_TIMEOUT)
                .build());
    return asking(
        () -> {
          try {
            return survey.ask(new SurveyRequest(questions));
          } catch (WorkflowFailedException noWorkerTookIt) {
            return new Survey(List.of(), questions.stream().map(HostQuestion::host).toList());
          }
        });
  }

  private static <T> T asking(Supplier<T> question) throws UnavailableException {
    try {
      return question.get();
    } catch (RuntimeException e) {
      throw new UnavailableException(e);
    }
  }
}
