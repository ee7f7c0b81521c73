package dev.reev.workflows;

import dev.reev.workflows.run.PayloadConverters;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkflowImplementationOptions;

/** What every world of a workflow is made of: a Temporal test server with skipped time. */
public final class WorkflowWorld {

  /** In production an unexpected exception waits for a fixed deployment; a test fails at once. */
  public static final WorkflowImplementationOptions FAILING_AT_ONCE =
      WorkflowImplementationOptions.newBuilder()
          .setFailWorkflowExceptionTypes(Throwable.class)
          .build();

  private WorkflowWorld() {}

  /**
   * Starts a server of its own.
   *
   * @param workflowCacheSize 0 replays the whole history for each workflow task: any
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
