package dev.reev.api.score.workflow;

import dev.reev.api.database.Columns;
import dev.reev.api.outbox.Outbox;
import dev.reev.api.score.state.StoredScoreSets;
import dev.reev.api.temporal.Reconciler;
import dev.reev.api.temporal.UnavailableException;
import dev.reev.api.temporal.WorkflowOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds score sets that the database holds for open and Temporal does not. Another workflow is
 * started in place of the lost one and passes over what is scored. One that was ended by hand stops
 * its set.
 */
@Component
class ScoreReconciler extends Reconciler {

  /** Rare and never urgent. */
  private static final Duration PERIOD = Duration.ofSeconds(30);

  /** Sets per round, oldest first: at a few milliseconds each a round stays below a period. */
  private static final int MAX_PER_ROUND = 500;

  private static final Logger log = LoggerFactory.getLogger(ScoreReconciler.class);

  private final JdbcClient jdbc;
  private final StoredScoreSets sets;
  private final ScoreEngine engine;
  private final Outbox outbox;

  ScoreReconciler(JdbcClient jdbc, StoredScoreSets sets, ScoreEngine engine, Outbox outbox) {
    super("Open score sets", Duration.ofSeconds(1), PERIOD);
    this.jdbc = jdbc;
    this.sets = sets;
    this.engine = engine;
    this.outbox = outbox;
  }

  /** One round; does nothing while Temporal is away. */
  @Override
  protected void reconcile() throws UnavailableException {
    List<OpenSet> open =
        jdbc.sql(
                """
                select id, workflow_started_at from open_score_set
                where workflow_started_at < now() - make_interval(secs => ?)
                order by workflow_started_at limit ?
                """)
            .params(PERIOD.toSeconds(), MAX_PER_ROUND)
            .query(
                (row, number) ->
                    new OpenSet(
                        row.getObject("id", UUID.class),
                        Columns.instant(row, "workflow_started_at")))
            .list();
    if (open.isEmpty() || !engine.isReachable()) {
      return;
    }
    for (OpenSet set : open) {
      settle(set);
    }
  }

  private void settle(OpenSet set) throws UnavailableException {
    WorkflowOutcome outcome = engine.outcome(set.id());
    if (outcome == WorkflowOutcome.OPEN) {
      return;
    }
    if (outcome == WorkflowOutcome.ENDED_BY_HAND) {
      sets.stopRequested(set.id(), "The score set's workflow was ended outside of Reev");
    }
    if (sets.workflowLost(set.id(), set.startedAt())) {
      log.warn("Score set {} had no open workflow in Temporal; it gets another one", set.id());
      outbox.wake();
    }
  }

  private record OpenSet(UUID id, Instant startedAt) {}
}
