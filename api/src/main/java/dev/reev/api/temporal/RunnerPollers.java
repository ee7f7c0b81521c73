package dev.reev.api.temporal;

import dev.reev.activities.temporal.TemporalLink;
import dev.reev.workflows.run.TaskQueues;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/**
 * Number of workers that poll Temporal for runs. Refreshed periodically, because pages must not
 * call Temporal.
 */
@Component
public class RunnerPollers implements SchedulingConfigurer {

  /** Users of the pages expect a change to show within half a minute. */
  private static final Duration PERIOD = Duration.ofSeconds(10);

  /**
   * A worker that gets nothing asks again after a minute; Temporal itself remembers those that
   * ended for five.
   */
  private static final Duration RECENT = Duration.ofSeconds(90);

  private static final Logger log = LoggerFactory.getLogger(RunnerPollers.class);

  private final WorkflowServiceStubs stubs;
  private final TemporalLink link;
  private final DescribeTaskQueueRequest request;
  private volatile OptionalInt newest = OptionalInt.empty();

  RunnerPollers(
      WorkflowServiceStubs stubs,
      TemporalLink link,
      @Value("${spring.temporal.namespace}") String namespace) {
    this.stubs = stubs;
    this.link = link;
    this.request =
        DescribeTaskQueueRequest.newBuilder()
            .setNamespace(namespace)
            .setTaskQueue(TaskQueue.newBuilder().setName(TaskQueues.RUNNER))
            // The same workers ask for both kinds of tasks, but one whose slots are all taken asks
            // for
            // no launch: it is there nevertheless.
            .setTaskQueueType(TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW)
            .build();
  }

  /** When Temporal was asked last; empty before the first time, and while it does not answer. */
  public OptionalInt newest() {
    return newest;
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar tasks) {
    tasks.addFixedDelayTask(new FixedDelayTask(this::ask, PERIOD, Duration.ofSeconds(1)));
  }

  private void ask() {
    newest = link.probe() ? polling() : OptionalInt.empty();
  }

  private OptionalInt polling() {
    try {
      Instant since = Instant.now().minus(RECENT);
      return OptionalInt.of(
          (int)
              link
                  .withDeadline(() -> stubs.blockingStub().describeTaskQueue(request))
                  .getPollersList()
                  .stream()
                  .filter(
                      poller -> poller.getLastAccessTime().getSeconds() >= since.getEpochSecond())
                  .map(poller -> poller.getIdentity())
                  .distinct()
                  .count());
    } catch (StatusRuntimeException e) {
      log.debug("Temporal does not tell who polls", e);
      return OptionalInt.empty();
    }
  }
}
