package dev.reev.api.suite.workflow;

import dev.reev.api.outbox.Outbox;
import dev.reev.api.suite.state.SuiteTransitions;
import dev.reev.api.suite.submit.SuiteCommands;
import dev.reev.api.temporal.Reconciler;
import dev.reev.api.temporal.UnavailableException;
import dev.reev.api.temporal.WorkflowOutcome;
import dev.reev.workflows.suite.SuiteIds;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds suites that are open in the database and not in Temporal. A suite's workflow has no state
 * of its own, so another one is started in its place, however it ended. If it was terminated by
 * hand, its suite is stopped: the next workflow sees the runs end.
 */
@Component
class SuiteReconciler extends Reconciler {

  /** Rare and never urgent. */
  private static final Duration PERIOD = Duration.ofSeconds(30);

  /** Suites per round, oldest first: at a few milliseconds each a round stays below a period. */
  private static final int MAX_PER_ROUND = 500;

  private static final Logger log = LoggerFactory.getLogger(SuiteReconciler.class);

  private final JdbcClient jdbc;
  private final SuiteTransitions transitions;
  private final SuiteCommands commands;
  private final SuiteEngine engine;
  private final Outbox outbox;

  SuiteReconciler(
      JdbcClient jdbc,
      SuiteTransitions transitions,
      SuiteCommands commands,
      SuiteEngine engine,
      Outbox outbox) {
    super("Open suites", Duration.ofSeconds(1), PERIOD);
    this.jdbc = jdbc;
    this.transitions = transitions;
    this.commands = commands;
    this.engine = engine;
    this.outbox = outbox;
  }

  /** One round; does nothing while Temporal is unreachable. */
  @Override
  protected void reconcile() throws UnavailableException {
    // The outbox handles suites without a started workflow and without a parent.
    List<OpenSuite> open =
        jdbc.sql(
                """
                select id, workflow_started_at, parent_workflow from open_suite
                where coalesce(
                  workflow_started_at, case when parent_workflow is not null then created_at end)
                  < now() - make_interval(secs => ?)
                order by created_at limit ?
                """)
            .params(PERIOD.toSeconds(), MAX_PER_ROUND)
            .query(
                (row, number) ->
                    new OpenSuite(
                        row.getObject("id", UUID.class),
                        row.getObject("workflow_started_at", OffsetDateTime.class),
                        row.getString("parent_workflow")))
            .list();
    if (open.isEmpty() || !engine.isReachable()) {
      return;
    }
    for (OpenSuite suite : open) {
      settle(suite);
    }
  }

  private void settle(OpenSuite suite) throws UnavailableException {
    WorkflowOutcome outcome = engine.outcome(SuiteIds.workflowId(suite.id().toString()));
    if (outcome == WorkflowOutcome.OPEN || waitsForParent(suite)) {
      return;
    }
    if (outcome == WorkflowOutcome.ENDED_BY_HAND) {
      commands.stop(suite.id(), "The suite's workflow was ended outside of Reev");
    }
    if (transitions.workflowLost(suite.id(), suite.startedAt())) {
      log.warn("Suite {} had no open workflow in Temporal; it gets another one", suite.id());
      outbox.wake();
    }
  }

  /** True while its parent has not started it and still can. */
  private boolean waitsForParent(OpenSuite suite) throws UnavailableException {
    String parent = suite.parentWorkflow();
    return suite.workflowStartedAt() == null
        && parent != null
        && engine.outcome(parent) == WorkflowOutcome.OPEN;
  }

  private record OpenSuite(
      UUID id, @Nullable OffsetDateTime workflowStartedAt, @Nullable String parentWorkflow) {

    @Nullable Instant startedAt() {
      return workflowStartedAt == null ? null : workflowStartedAt.toInstant();
    }
  }
}
