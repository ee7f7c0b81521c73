package dev.reev.workflows.score;

import dev.reev.workflows.SavedHistories;
import dev.reev.workflows.WorkflowWorld;
import dev.reev.workflows.run.TaskQueues;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import java.util.ArrayList;
import java.util.List;

/** The workflow of a score set with its in-memory scores. */
final class ScoreWorld {

  static final String SET = "0b7a8c9e-0000-4000-8000-000000000003";
  static final String URL = "http://reev.example";

  final TestWorkflowEnvironment environment;
  final InMemoryScores scores = new InMemoryScores();
  final WorkflowStub workflow;
  int maxBatches = 500;
  private final Worker worker;

  ScoreWorld(int workflowCacheSize) {
    environment = WorkflowWorld.environment(workflowCacheSize);
    worker = environment.newWorker(TaskQueues.RUNNER, WorkflowWorld.workerOptions().build());
    worker.registerWorkflowImplementationFactory(
        ScoreWorkflow.class,
        () -> new ScoreWorkflowImpl(maxBatches),
        WorkflowWorld.FAILING_AT_ONCE);
    environment.newWorker(TaskQueues.RECORDS).registerActivitiesImplementations(scores);
    workflow =
        environment
            .getWorkflowClient()
            .newUntypedWorkflowStub(
                "Score", new ScoreStart(SET, "suite nightly: 12 runs", URL).options());
    environment.start();
  }

  ScoreResult run() {
    workflow.start(new ScoreRequest(SET, null));
    return workflow.getResult(ScoreResult.class);
  }

  /** Histories of the set, each continued as the next. */
  List<WorkflowExecutionHistory> chain() {
    List<WorkflowExecutionHistory> chain = new ArrayList<>();
    String runId = workflow.getExecution().getRunId();
    while (!runId.isEmpty()) {
      WorkflowExecutionHistory history =
          environment.getWorkflowClient().fetchHistory(ScoreIds.workflowId(SET), runId);
      chain.add(history);
      runId =
          history
              .getLastEvent()
              .getWorkflowExecutionContinuedAsNewEventAttributes()
              .getNewExecutionRunId();
    }
    return chain;
  }

  /** Replays all histories, and saves them when histories are being recorded. */
  void close(String scenario) throws Exception {
    List<WorkflowExecutionHistory> chain = chain();
    for (WorkflowExecutionHistory history : chain) {
      WorkflowReplayer.replayWorkflowExecution(history, worker);
    }
    // A continued history would add nothing to a short one.
    if (chain.size() == 1) {
      SavedHistories.record("Score", scenario, chain.get(0));
    }
    environment.close();
  }
}
