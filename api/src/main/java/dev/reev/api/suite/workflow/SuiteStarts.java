package dev.reev.api.suite.workflow;

import dev.reev.activities.trace.Traceparent;
import dev.reev.api.outbox.OutboxSource;
import dev.reev.api.run.workflow.SuiteRuns;
import dev.reev.api.suite.state.SuiteKind;
import dev.reev.api.suite.state.SuiteTransitions;
import dev.reev.api.temporal.UnavailableException;
import io.opentelemetry.context.Scope;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Starts and wakes the workflows of suites, one per transaction. The row stays locked meanwhile, so
 * that the workflow misses no change of the suite.
 */
@Component
@Order(OutboxSource.SUITE_STARTS)
class SuiteStarts implements OutboxSource {

  private final JdbcClient jdbc;
  private final SuiteTransitions transitions;
  private final SuiteRuns runs;
  private final SuiteEngine engine;

  SuiteStarts(JdbcClient jdbc, SuiteTransitions transitions, SuiteRuns runs, SuiteEngine engine) {
    this.jdbc = jdbc;
    this.transitions = transitions;
    this.runs = runs;
    this.engine = engine;
  }

  @Override
  public boolean isReachable() {
    return engine.isReachable();
  }

  @Override
  @Transactional(rollbackFor = UnavailableException.class)
  public boolean sendNext() throws UnavailableException {
    // A parent workflow starts its suite itself; afterwards the suite is like any other.
    Optional<Waiting> next =
        jdbc.sql(
                """
                select id, kind, name || ': ' || items || ' runs' as title from open_suite
                where workflow_started_at is null
                  and (parent_workflow is null or started_at is not null)
                order by updated_at limit 1 for update skip locked
                """)
            .query(Waiting.class)
            .optional();
    if (next.isPresent()) {
      Waiting suite = next.get();
      try (Scope order =
          Traceparent.context(runs.traceparent(suite.id()).orElse(null)).makeCurrent()) {
        engine.startOrWake(suite.id(), suite.kind(), suite.title());
      }
      transitions.workflowStarted(suite.id());
    }
    return next.isPresent();
  }

  private record Waiting(UUID id, SuiteKind kind, String title) {}
}
