package dev.reev.api.live;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.protobuf.util.Timestamps;
import dev.reev.activities.temporal.TemporalLink;
import dev.reev.workflows.run.LaunchProgress;
import dev.reev.workflows.run.RunIds;
import io.grpc.Status;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverterException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads the heartbeats that workers send to Temporal. */
@Component
class TemporalProgressSource implements ProgressSource {

  /** An answer takes milliseconds; a round of looks must not hang on one that does not come. */
  private static final long DEADLINE_MS = 2_000;

  private static final Logger log = LoggerFactory.getLogger(TemporalProgressSource.class);

  private final WorkflowClient client;
  private final TemporalLink link;

  TemporalProgressSource(WorkflowClient client, TemporalLink link) {
    this.client = client;
    this.link = link;
  }

  @Override
  public boolean isReachable() {
    return link.probe();
  }

  @Override
  public Map<UUID, Beat> latest(Collection<UUID> runs) throws UnavailableException {
    Map<UUID, ListenableFuture<DescribeWorkflowExecutionResponse>> asked = new LinkedHashMap<>();
    runs.forEach(run -> asked.put(run, describe(run)));
    Map<UUID, Beat> beats = new HashMap<>();
    for (var entry : asked.entrySet()) {
      answer(entry.getValue())
          .flatMap(this::beat)
          .ifPresent(beat -> beats.put(entry.getKey(), beat));
    }
    return beats;
  }

  private ListenableFuture<DescribeWorkflowExecutionResponse> describe(UUID run) {
    return client
        .getWorkflowServiceStubs()
        .futureStub()
        .withDeadlineAfter(DEADLINE_MS, TimeUnit.MILLISECONDS)
        .describeWorkflowExecution(
            DescribeWorkflowExecutionRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setExecution(
                    WorkflowExecution.newBuilder().setWorkflowId(RunIds.workflowId(run.toString())))
                .build());
  }

  private static Optional<DescribeWorkflowExecutionResponse> answer(
      ListenableFuture<DescribeWorkflowExecutionResponse> asked) throws UnavailableException {
    try {
      return Optional.of(asked.get());
    } catch (ExecutionException e) {
      if (Status.fromThrowable(e).getCode() == Status.Code.NOT_FOUND) {
        return Optional.empty();
      }
      throw new UnavailableException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException(e);
    }
  }

  private Optional<Beat> beat(DescribeWorkflowExecutionResponse run) {
    return run.getPendingActivitiesList().stream()
        .filter(PendingActivityInfo::hasHeartbeatDetails)
        .findFirst()
        .flatMap(this::beat);
  }

  private Optional<Beat> beat(PendingActivityInfo launch) {
    try {
      LaunchProgress progress =
          client
              .getOptions()
              .getDataConverter()
              .fromPayloads(
                  0,
                  Optional.of(launch.getHeartbeatDetails()),
                  LaunchProgress.class,
                  LaunchProgress.class);
      long at = Timestamps.toNanos(launch.getLastHeartbeatTime());
      return Optional.of(new Beat(progress, Instant.ofEpochSecond(0, at)));
    } catch (DataConverterException e) {
      log.debug("a heartbeat of another release", e);
      return Optional.empty();
    }
  }
}
