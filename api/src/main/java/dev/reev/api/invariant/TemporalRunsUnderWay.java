package dev.reev.api.invariant;

import dev.reev.activities.temporal.TemporalLink;
import dev.reev.api.temporal.RunnerPollers;
import dev.reev.workflows.run.RunIds;
import dev.reev.workflows.run.TaskQueues;
import dev.reev.workflows.survey.HostQuestion;
import dev.reev.workflows.survey.HostSurveysWorkflow;
import dev.reev.workflows.survey.Survey;
import dev.reev.workflows.survey.SurveyRequest;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WithStartWorkflowOperation;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionMetadata;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks Temporal, and the hosts through it. */
@Component
class TemporalRunsUnderWay implements RunsUnderWay {

  private static final String OPEN =
      "WorkflowType = 'BenchmarkRun' and ExecutionStatus = 'Running'";

  /** One for all servers. */
  private static final String SURVEYS_ID = "host-surveys";

  /** Hosts have five seconds; the rest is for a worker to take the question. */
  private static final Duration SURVEY_DEADLINE = Duration.ofSeconds(15);

  private static final Logger log = LoggerFactory.getLogger(TemporalRunsUnderWay.class);

  private final WorkflowClient client;
  private final TemporalLink link;
  private final RunnerPollers pollers;

  TemporalRunsUnderWay(WorkflowClient client, TemporalLink link, RunnerPollers pollers) {
    this.client = client;
    this.link = link;
    this.pollers = pollers;
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
    if (pollers.newest().orElse(1) == 0) {
      return allSilent(questions);
    }
    try {
      return link.withDeadline(SURVEY_DEADLINE, () -> ask(new SurveyRequest(questions)));
    } catch (RuntimeException e) {
      if (!link.probe()) {
        throw new UnavailableException(e);
      }
      log.warn("no worker ended the survey of hosts; the next one starts anew", e);
      asking(this::startAnew);
      return allSilent(questions);
    }
  }

  private Survey ask(SurveyRequest request) {
    HostSurveysWorkflow surveys =
        client.newWorkflowStub(
            HostSurveysWorkflow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(SURVEYS_ID)
                .setTaskQueue(TaskQueues.RUNNER)
                .setStaticSummary("lists live attempts on all hosts")
                .setWorkflowIdConflictPolicy(
                    WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .build());
    return WorkflowClient.executeUpdateWithStart(
        surveys::ask,
        request,
        UpdateOptions.<Survey>newBuilder().build(),
        new WithStartWorkflowOperation<>(surveys::serve));
  }

  /**
   * Ends an execution that no worker carries on, as after an upgrade that changed its steps, and
   * with it the surveys that wait there: Temporal keeps only some.
   */
  private boolean startAnew() {
    try {
      return link.withDeadline(
          () -> {
            client.newUntypedWorkflowStub(SURVEYS_ID).terminate("a survey did not end");
            return true;
          });
    } catch (WorkflowNotFoundException e) {
      return false;
    }
  }

  private static Survey allSilent(List<HostQuestion> questions) {
    return new Survey(List.of(), questions.stream().map(HostQuestion::host).toList());
  }

  private static <T> T asking(Supplier<T> question) throws UnavailableException {
    try {
      return question.get();
    } catch (RuntimeException e) {
      throw new UnavailableException(e);
    }
  }
}
