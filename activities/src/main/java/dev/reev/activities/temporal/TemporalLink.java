package dev.reev.activities.temporal;

import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;

/** The connection to Temporal: probes it, and logs once when its state changes. */
public class TemporalLink implements DisposableBean {

  /** An answer takes milliseconds; readiness probes commonly give up after a few seconds. */
  private static final Duration PROBE_DEADLINE = Duration.ofSeconds(2);

  /** The SDK alone would retry a call for a minute, during which a database row stays locked. */
  private static final Duration CALL_DEADLINE = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(TemporalLink.class);

  private enum Condition {
    NOT_ASKED,
    UP,
    DOWN
  }

  private final WorkflowServiceStubs stubs;
  private final String target;
  private final String namespace;
  private final AtomicReference<Condition> condition = new AtomicReference<>(Condition.NOT_ASKED);
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "temporal-deadlines");
            thread.setDaemon(true);
            return thread;
          });

  TemporalLink(
      WorkflowServiceStubs stubs,
      @Value("${spring.temporal.connection.target}") String target,
      @Value("${spring.temporal.namespace}") String namespace) {
    this.stubs = stubs;
    this.target = target;
    this.namespace = namespace;
  }

  /** Returns true when Temporal answers and knows the namespace; takes at most two seconds. */
  public boolean probe() {
    try {
      stubs
          .blockingStub()
          .withDeadlineAfter(PROBE_DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
          .describeNamespace(DescribeNamespaceRequest.newBuilder().setNamespace(namespace).build());
      if (condition.getAndSet(Condition.UP) != Condition.UP) {
        log.info("Temporal is up at {}, namespace {}", target, namespace);
      }
      return true;
    } catch (StatusRuntimeException e) {
      if (condition.getAndSet(Condition.DOWN) != Condition.DOWN) {
        log.warn(
            "Temporal does not answer at {} ({}); runs are accepted and start when it is back",
            target,
            e.getStatus().getCode());
      }
      return false;
    }
  }

  /** Returns true when Temporal did not answer the last probe; makes no call. */
  public boolean isKnownDown() {
    return condition.get() == Condition.DOWN;
  }

  /** Makes a call with a deadline of five seconds. */
  public <T> T withDeadline(Supplier<T> call) {
    return withDeadline(CALL_DEADLINE, call);
  }

  /** Makes a call that waits for others, with a deadline of its own. */
  public <T> T withDeadline(Duration deadline, Supplier<T> call) {
    Context.CancellableContext context =
        Context.current().withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS, deadlines);
    Context outer = context.attach();
    try {
      return call.get();
    } finally {
      context.detach(outer);
      context.cancel(null);
    }
  }

  @Override
  public void destroy() {
    deadlines.shutdownNow();
  }
}
