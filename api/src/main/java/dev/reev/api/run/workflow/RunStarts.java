package dev.reev.api.run.workflow;

import dev.reev.activities.trace.Traceparent;
import dev.reev.api.outbox.OutboxSource;
import dev.reev.api.run.state.AgentConcurrency;
import dev.reev.api.run.state.RunTransitions;
import dev.reev.api.run.workflow.RunEngine.RefusedException;
import dev.reev.api.run.workflow.RunRequests.Stored;
import dev.reev.api.temporal.UnavailableException;
import dev.reev.workflows.run.RunRequest;
import io.opentelemetry.context.Scope;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Starts the workflows of runs. A run's row stays locked meanwhile: no stop slips in between. */
@Component
@Order(OutboxSource.RUN_STARTS)
public class RunStarts implements OutboxSource {

  private static final Logger log = LoggerFactory.getLogger(RunStarts.class);

  private final JdbcClient jdbc;
  private final RunTransitions transitions;
  private final RunEngine engine;
  private final AgentConcurrency turns;
  private final RunRequests requests;

  RunStarts(
      JdbcClient jdbc,
      RunTransitions transitions,
      RunEngine engine,
      AgentConcurrency turns,
      RunRequests requests) {
    this.jdbc = jdbc;
    this.transitions = transitions;
    this.engine = engine;
    this.turns = turns;
    this.requests = requests;
  }

  @Override
  public boolean isReachable() {
    return engine.isReachable();
  }

  /**
   * Starts the run whose turn it is: of those whose agent takes one more the most urgent, of these
   * the oldest. Returns whether there was one.
   */
  @Override
  @Transactional(rollbackFor = UnavailableException.class)
  public boolean sendNext() throws UnavailableException {
    if (!turns.lock()) {
      return false;
    }
    Optional<UUID> next =
        jdbc.sql(
                """
                select id from open_execution
                where workflow_started_at is null and stop_requested_at is null and suite_id is null
                  and agent <> all(?)
                order by priority, created_at limit 1 for update skip locked
                """)
            .param(turns.taken().toArray(String[]::new))
            .query(UUID.class)
            .optional();
    if (next.isPresent()) {
      start(requests.of(List.of(next.get())).get(0));
    }
    return next.isPresent();
  }

  private void start(Stored run) throws UnavailableException {
    RunRequest request = run.request();
    UUID id = UUID.fromString(request.executionId());
    RunLog.enter(request.executionId());
    try (Scope order = Traceparent.context(run.traceparent()).makeCurrent()) {
      engine.start(request, run.priority());
      transitions.workflowStarted(id);
    } catch (RefusedException e) {
      log.error("The run cannot be started", e);
      transitions.failedInternally(id, "the run could not be started: " + e.getMessage());
    } finally {
      RunLog.leave();
    }
  }
}
