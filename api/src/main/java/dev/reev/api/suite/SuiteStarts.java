package dev.reev.api.suite;

import dev.reev.activities.trace.Traceparent;
import dev.reev.api.outbox.OutboxSource;
import dev.reev.api.temporal.UnavailableException;
import io.opentelemetry.context.Scope;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Starts and wakes the workflows of suites, one per transaction. The row stays locked meanwhile, so
 * that no change of the suite goes untold.
 */
@Component
@Order(OutboxSource.SUITE_STARTS)
class SuiteStarts implements OutboxSource {

  private final JdbcClient jdbc;
  private final SuiteMoves moves;
  private final SuiteEngine engine;

  SuiteStarts(JdbcClient jdbc, SuiteMoves moves, SuiteEngine engine) {
    this.jdbc = jdbc;
    this.moves = moves;
    this.engine = engine;
  }

  @Override
  public boolean isReachable() {
    return engine.isReachable();
  }

  @Override
  @Transactional(rollbackFor = UnavailableException.class)
  public boolean sendNext() throws UnavailableException {
    Optional<Waiting> next =
        jdbc.sql(
                "select id, kind, name || ': ' || items || ' runs' as title, (select traceparent"
                    + " from execution where suite_id = suite.id order by created_at limit 1)"
                    + " from suite"
                    + " where workflow_started_at is null and state in ('PENDING', 'RUNNING')"
                    // The parent starts it; from then on it is as any other.
                    + " and (parent_workflow is null or started_at is not null)"
                    + " order by updated_at limit 1 for update skip locked")
            .query(Waiting.class)
            .optional();
    if (next.isPresent()) {
      Waiting suite = next.get();
      try (Scope order = Traceparent.context(suite.traceparent()).makeCurrent()) {
        engine.startOrWake(suite.id(), suite.kind(), suite.title());
      }
      moves.workflowStarted(suite.id());
    }
    return next.isPresent();
  }

  private record Waiting(UUID id, SuiteKind kind, String title, @Nullable String traceparent) {}
}
