package dev.reev.activities.worker;

import dev.reev.activities.launch.RunStandings;
import dev.reev.workflows.run.LaunchProgress;
import dev.reev.workflows.run.RunIds;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverterException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks Temporal, the only service that a runner host can reach. */
final class TemporalRunStandings implements RunStandings {

  /** An answer takes milliseconds; a late one does no harm, because the next round asks again. */
  private static final long DEADLINE_MS = 2_000;

  private final WorkflowClient client;
  private final String host;

  TemporalRunStandings(WorkflowClient client, String host) {
    this.client = client;
    this.host = host;
  }

  @Override
  public Standing of(String executionId, int attempt) {
    try {
      DescribeWorkflowExecutionResponse run = describe(executionId);
      boolean open =
          run.getWorkflowExecutionInfo().getStatus()
              == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
      if (!open) {
        return Standing.ENDED;
      }
      return run.getPendingActivitiesList().stream().anyMatch(launch -> isLater(launch, attempt))
          ? Standing.ELSEWHERE
          : Standing.WANTED;
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode() == Status.Code.NOT_FOUND
          ? Standing.UNKNOWN
          : Standing.NOBODY_ANSWERS;
    }
  }

  private DescribeWorkflowExecutionResponse describe(String executionId) {
    return client
        .getWorkflowServiceStubs()
        .blockingStub()
        .withDeadlineAfter(DEADLINE_MS, TimeUnit.MILLISECONDS)
        .describeWorkflowExecution(
            DescribeWorkflowExecutionRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setExecution(
                    WorkflowExecution.newBuilder().setWorkflowId(RunIds.workflowId(executionId)))
                .build());
  }

  /** On this host a later attempt adopts the earlier one, so only those of other hosts count. */
  private boolean isLater(PendingActivityInfo launch, int attempt) {
    return progress(launch)
        .filter(progress -> !progress.host().equals(host) && progress.attempt() > attempt)
        .isPresent();
  }

  private Optional<LaunchProgress> progress(PendingActivityInfo launch) {
    if (!launch.hasHeartbeatDetails()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(
          client
              .getOptions()
              .getDataConverter()
              .fromPayloads(
                  0,
                  Optional.of(launch.getHeartbeatDetails()),
                  LaunchProgress.class,
                  LaunchProgress.class));
    } catch (DataConverterException ofAnotherRelease) {
      return Optional.empty();
    }
  }
}
