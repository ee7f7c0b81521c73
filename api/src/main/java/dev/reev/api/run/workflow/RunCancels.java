package dev.reev.api.run.workflow;

import dev.reev.api.outbox.OutboxSource;
import dev.reev.api.run.state.RunTransitions;
import dev.reev.api.temporal.UnavailableException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Carries out requests to stop a run: at once while it has no workflow, else by a cancellation. */
@Component
@Order(OutboxSource.RUN_CANCELS)
class RunCancels implements OutboxSource {

  private final JdbcClient jdbc;
  private final RunTransitions transitions;
  private final RunEngine engine;

  RunCancels(JdbcClient jdbc, RunTransitions transitions, RunEngine engine) {
    this.jdbc = jdbc;
    this.transitions = transitions;
    this.engine = engine;
  }

  /** Ends runs that are to stop and have no workflow yet. */
  @Override
  @Transactional
  public void settleLocally() {
    List<UUID> ids =
        jdbc.sql(
                """
                select id from open_execution
                where stop_requested_at is not null and workflow_started_at is null
                  and stop_sent_at is null
                for update skip locked
                """)
            .query(UUID.class)
            .list();
    for (UUID id : ids) {
      transitions.stopped(id, RunCommands.MESSAGE);
    }
  }

  @Override
  public boolean isReachable() {
    return engine.isReachable();
  }

  @Override
  @Transactional(rollbackFor = UnavailableException.class)
  public boolean sendNext() throws UnavailableException {
    Optional<UUID> next =
        jdbc.sql(
                """
                select id from open_execution
                where stop_requested_at is not null and stop_sent_at is null
                  and workflow_started_at is not null
                order by stop_requested_at limit 1 for update skip locked
                """)
            .query(UUID.class)
            .optional();
    if (next.isPresent()) {
      engine.cancel(next.get().toString());
      transitions.stopSent(next.get());
    }
    return next.isPresent();
  }
}
