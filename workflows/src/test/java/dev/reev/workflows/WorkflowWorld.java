package dev.reev.workflows;

import dev.reev.workflows.run.PayloadConverters;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import io.temporal.worker.WorkflowImplementationOptions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Common parts of the test worlds of workflows: a Temporal test server with time skipping. */
public final class WorkflowWorld {

  /**
   * In production an unexpected exception waits for a fixed deployment; in tests it fails at once.
   */
  public static final WorkflowImplementationOptions FAILING_AT_ONCE =
      WorkflowImplementationOptions.newBuilder()
          .setFailWorkflowExceptionTypes(Throwable.class)
          .build();

  /** A machine that runs several tests at once may pause for seconds; that is not a deadlock. */
  private static final long DEADLOCK_MS = 20_000;

  /**
   * Workers for replays, by workflow implementation. Their environments are never started and live
   * as long as the tests: creating one takes longer than a replay.
   */
  private static final Map<Class<?>, Worker> REPLAYERS = new ConcurrentHashMap<>();

  private WorkflowWorld() {}

  /** Options of workers that run workflows. */
  public static WorkerOptions.Builder workerOptions() {
    return WorkerOptions.newBuilder().setDefaultDeadlockDetectionTimeout(DEADLOCK_MS);
  }

  /**
   * Replays a history.
   *
   * @throws Exception when the implementation deviates from the history
   */
  public static void replay(WorkflowExecutionHistory history, Class<?> implementation)
      throws Exception {
    WorkflowReplayer.replayWorkflowExecution(
        history, REPLAYERS.computeIfAbsent(implementation, WorkflowWorld::replayer));
  }

  private static Worker replayer(Class<?> implementation) {
    Worker worker = environment(0).newWorker("replay", workerOptions().build());
    worker.registerWorkflowImplementationTypes(implementation);
    return worker;
  }

  /**
   * Starts a separate test server.
   *
   * @param workflowCacheSize with 0 each workflow task replays the whole history, so that any
   *     non-determinism fails at once
   */
  public static TestWorkflowEnvironment environment(
      int workflowCacheSize, WorkerInterceptor... interceptors) {
    return TestWorkflowEnvironment.newInstance(
        TestEnvironmentOptions.newBuilder()
            .setWorkflowClientOptions(
                WorkflowClientOptions.newBuilder()
                    .setDataConverter(PayloadConverters.dataConverter())
                    .build())
            .setWorkerFactoryOptions(
                WorkerFactoryOptions.newBuilder()
                    .setWorkflowCacheSize(workflowCacheSize)
                    .setWorkerInterceptors(interceptors)
                    .build())
            .build());
  }
}
