package dev.reev.workflows.schedule;

import dev.reev.workflows.SavedHistories;
import dev.reev.workflows.WorkflowWorld;
import dev.reev.workflows.run.TaskQueues;
import dev.reev.workflows.suite.SuiteWorkflow;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import org.junit.jupiter.api.TestInfo;

/**
 * A tick's workflow with its fake activities. Each workflow task replays the whole history, so that
 * any non-determinism fails at once.
 */
final class TickWorld {

  static final String WORKFLOW_ID = "schedule-nightly-2026-01-01T03:00:00Z";

  final FakeTicks ticks = new FakeTicks();
  final TestWorkflowEnvironment environment = WorkflowWorld.environment(0);

  private final String scenario;

  TickWorld(TestInfo test) {
    scenario = test.getTestMethod().orElseThrow().getName();
  }

  void close() {
    environment.close();
  }

  TickResult run(Class<? extends SuiteWorkflow> suite) {
    TickResult result = start(suite).getResult(TickResult.class);
    replay();
    return result;
  }

  WorkflowStub start(Class<? extends SuiteWorkflow> suite) {
    environment
        .newWorker(TaskQueues.RUNNER, WorkflowWorld.workerOptions().build())
        .registerWorkflowImplementationTypes(
            WorkflowWorld.FAILING_AT_ONCE,
            ScheduleTickWorkflowImpl.class,
            WebhookDeliveryWorkflowImpl.class,
            suite);
    environment.newWorker(TaskQueues.RECORDS).registerActivitiesImplementations(ticks);
    environment.start();
    WorkflowStub stub =
        environment
            .getWorkflowClient()
            .newUntypedWorkflowStub(
                "ScheduleTick",
                WorkflowOptions.newBuilder()
                    .setTaskQueue(TaskQueues.RUNNER)
                    .setWorkflowId(WORKFLOW_ID)
                    .build());
    stub.start(new TickRequest("s-1", "nightly"));
    return stub;
  }

  void replay() {
    WorkflowExecutionHistory history = history(WORKFLOW_ID);
    SavedHistories.record("ScheduleTick", scenario, history);
    try {
      WorkflowWorld.replay(history, ScheduleTickWorkflowImpl.class);
    } catch (Exception e) {
      throw new AssertionError("the workflow is not deterministic", e);
    }
  }

  WorkflowExecutionHistory history(String workflowId) {
    return environment.getWorkflowClient().fetchHistory(workflowId);
  }
}
