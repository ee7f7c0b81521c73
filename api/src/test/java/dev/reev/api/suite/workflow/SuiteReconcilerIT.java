package dev.reev.api.suite.workflow;

import static dev.reev.api.suite.workflow.SuiteServer.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reev.api.run.workflow.ServerWithFakeEngine;
import dev.reev.api.suite.state.StoredSuite;
import dev.reev.api.suite.state.SuiteKind;
import dev.reev.api.suite.submit.SuiteSubmission;
import dev.reev.api.temporal.WorkflowOutcome;
import dev.reev.workflows.suite.SuiteIds;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Suites whose workflow Temporal does not have any more. */
@ServerWithFakeEngine
class SuiteReconcilerIT {

  @Autowired private JdbcClient jdbc;
  @Autowired private SuiteServer server;
  @Autowired private FakeSuiteEngine engine;
  @Autowired private SuiteSubmission suites;
  @Autowired private SuiteReconciler reconciler;

  @Test
  void aLostOrBrokenWorkflow_isStartedAgain() throws Exception {
    for (WorkflowOutcome outcome :
        List.of(WorkflowOutcome.UNKNOWN, WorkflowOutcome.BROKEN, WorkflowOutcome.COMPLETED)) {
      engine.reset();
      UUID id = startedLongAgo(null);
      engine.outcomes.put(SuiteIds.workflowId(id.toString()), outcome);

      reconciler.reconcile();

      await().atMost(PATIENCE).until(() -> count(id) == 2);
      assertThat(suites.find(id).orElseThrow().stopRequested()).isFalse();
    }
  }

  @Test
  void aWorkflowThatIsThere_andAYoungOne_areLeftAlone() throws Exception {
    UUID open = startedLongAgo(null);
    UUID young = suites.accept(SuiteServer.oneRun(), SuiteKind.ORDINARY, null);
    await().atMost(PATIENCE).until(() -> count(young) == 1);
    engine.outcomes.put(SuiteIds.workflowId(young.toString()), WorkflowOutcome.UNKNOWN);

    reconciler.reconcile();
    server.take(open);

    assertThat(count(open)).isOne();
    assertThat(count(young)).isOne();
  }

  @Test
  void aWorkflowEndedByHand_stopsItsSuite() throws Exception {
    UUID id = startedLongAgo(null);
    server.take(id);
    engine.outcomes.put(SuiteIds.workflowId(id.toString()), WorkflowOutcome.ENDED_BY_HAND);

    reconciler.reconcile();

    await().atMost(PATIENCE).until(() -> count(id) == 2);
    StoredSuite suite = suites.find(id).orElseThrow();
    assertThat(suite.stopRequested()).isTrue();
    assertThat(suite.message()).contains("outside of Reev");
    assertThat(server.take(id).runs()).isEmpty();
  }

  @Test
  void aSuiteWhoseParentNeverCame_isStartedOnceTheParentIsGone() throws Exception {
    UUID id = startedLongAgo("tick-1");
    engine.outcomes.put(SuiteIds.workflowId(id.toString()), WorkflowOutcome.UNKNOWN);

    reconciler.reconcile();
    assertThat(suites.find(id).orElseThrow().parentWorkflow()).isEqualTo("tick-1");
    engine.outcomes.put("tick-1", WorkflowOutcome.BROKEN);
    reconciler.reconcile();

    await().atMost(PATIENCE).until(() -> count(id) == 1);
  }

  @Test
  void aRunWhoseWorkflowWasLost_isHandedOutAgain() {
    UUID id = suites.accept(SuiteServer.oneRun(), SuiteKind.ORDINARY, null);
    UUID run = SuiteServer.ids(server.take(id, "batch")).get(0);
    assertThat(server.take(id).runs()).isEmpty();

    // As RunReconciler does.
    jdbc.sql("update execution set workflow_started_at = null, suite_batch = null where id = ?")
        .param(run)
        .update();

    assertThat(SuiteServer.ids(server.take(id, "later"))).containsExactly(run);
  }

  private UUID startedLongAgo(@Nullable String parent) {
    UUID id = suites.accept(SuiteServer.oneRun(), SuiteKind.ORDINARY, parent);
    if (parent == null) {
      await().atMost(PATIENCE).until(() -> count(id) == 1);
    }
    jdbc.sql(
            "update suite set created_at = now() - interval '2 minutes', workflow_started_at ="
                + " workflow_started_at - interval '2 minutes' where id = ?")
        .param(id)
        .update();
    return id;
  }

  private long count(UUID id) {
    return engine.told.stream().filter(id::equals).count();
  }
}
