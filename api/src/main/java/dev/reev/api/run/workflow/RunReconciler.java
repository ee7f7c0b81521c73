package dev.reev.api.run.workflow;

import dev.reev.api.database.Columns;
import dev.reev.api.outbox.Outbox;
import dev.reev.api.run.state.RunTransitions;
import dev.reev.api.temporal.Reconciler;
import dev.reev.api.temporal.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds runs that are open in the database but not in Temporal: a lost history, or a workflow that
 * was terminated by hand. Without it such a run would stay open for ever.
 */
@Component
public class RunReconciler extends Reconciler {

  /** Both are rare and never urgent; each round costs one call per open run. */
  private static final Duration PERIOD = Duration.ofSeconds(30);

  /** Runs per round, oldest first: at a few milliseconds each a round stays far below a period. */
  private static final int MAX_PER_ROUND = 500;

  private static final Logger log = LoggerFactory.getLogger(RunReconciler.class);

  private final JdbcClient jdbc;
  private final RunTransitions transitions;
  private final RunEngine engine;
  private final Outbox outbox;

  RunReconciler(JdbcClient jdbc, RunTransitions transitions, RunEngine engine, Outbox outbox) {
    super("Open runs", Duration.ofSeconds(1), PERIOD);
    this.jdbc = jdbc;
    this.transitions = transitions;
    this.engine = engine;
    this.outbox = outbox;
  }

  /** One round; does nothing while the engine is away. */
  @Override
  protected void reconcile() throws UnavailableException {
    List<OpenRun> open =
        jdbc.sql(
                """
                select id, workflow_started_at from open_execution
                where workflow_started_at < now() - make_interval(secs => ?)
                order by workflow_started_at limit ?
                """)
            .params(PERIOD.toSeconds(), MAX_PER_ROUND)
            .query(
                (row, number) ->
                    new OpenRun(
                        row.getObject("id", UUID.class),
                        Columns.instant(row, "workflow_started_at")))
            .list();
    if (open.isEmpty() || !engine.isReachable()) {
      return;
    }
    for (OpenRun run : open) {
      RunLog.enter(run.id().toString());
      try {
        settle(run);
      } finally {
        RunLog.leave();
      }
    }
  }

  private void settle(OpenRun run) throws UnavailableException {
    boolean moved =
        switch (engine.outcome(run.id().toString())) {
          case OPEN -> false;
          case UNKNOWN -> {
            boolean lost = transitions.workflowLost(run.id(), run.workflowStartedAt());
            outbox.wake();
            yield lost;
          }
          case ENDED_BY_HAND ->
              transitions.stopped(run.id(), "The run's workflow was ended outside of Reev");
          case BROKEN -> transitions.failedInternally(run.id(), "The run's workflow broke");
          case COMPLETED ->
              transitions.failedInternally(
                  run.id(), "The run's workflow ended without a stored result");
        };
    if (moved) {
      log.warn("Temporal had no open workflow for this run; settled it");
    }
  }

  private record OpenRun(UUID id, Instant workflowStartedAt) {}
}
