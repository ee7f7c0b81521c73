package dev.reev.api.score.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reev.api.run.workflow.ServerWithFakeEngine;
import dev.reev.api.temporal.WorkflowOutcome;
import dev.reev.workflows.run.RecordActivities;
import dev.reev.workflows.score.ScoreBatchRequest;
import dev.reev.workflows.score.ScoreSetState;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Score sets whose workflow is not there, not any more, or not yet. */
@ServerWithFakeEngine
class ScoreReconcilerIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Autowired private MockMvcTester http;
  @Autowired private JdbcClient jdbc;
  @Autowired private RecordActivities records;
  @Autowired private ScoreActivitiesImpl scores;
  @Autowired private FakeScoreEngine engine;
  @Autowired private ScoreReconciler reconciler;

  private ScoreServer server;

  @BeforeEach
  void open() {
    server = new ScoreServer(http, jdbc, records, scores);
  }

  @Test
  void acceptedWhileTemporalIsAway_itStartsWhenItIsBack() {
    engine.up = false;
    UUID set = ordered();
    assertThat(server.set(set).get("state").asString()).isEqualTo("Pending");
    assertThat(engine.started).isEmpty();

    engine.up = true;

    await().atMost(PATIENCE).until(() -> count(set) == 1);
  }

  @Test
  void aLostOrBrokenWorkflow_isFollowedByAnother_thatPassesOverWhatIsScored() throws Exception {
    for (WorkflowOutcome outcome :
        List.of(WorkflowOutcome.UNKNOWN, WorkflowOutcome.BROKEN, WorkflowOutcome.COMPLETED)) {
      engine.reset();
      UUID set = startedLongAgo();
      scores.scoreBatch(new ScoreBatchRequest(set.toString(), null));
      engine.outcomes.put(set, outcome);

      reconciler.reconcile();

      await().atMost(PATIENCE).until(() -> count(set) == 2);
      assertThat(server.scoreAll(set)).isEqualTo(ScoreSetState.COMPLETED);
      server.assertCounts(set, 1, 1, 0, 0);
    }
  }

  @Test
  void aWorkflowThatIsThere_isLeftAlone() throws Exception {
    UUID set = startedLongAgo();

    reconciler.reconcile();

    assertThat(server.set(set).get("message").isNull()).isTrue();
    assertThat(count(set)).isOne();
  }

  @Test
  void aWorkflowEndedByHand_stopsItsSet() throws Exception {
    UUID set = startedLongAgo();
    engine.outcomes.put(set, WorkflowOutcome.ENDED_BY_HAND);

    reconciler.reconcile();

    await().atMost(PATIENCE).until(() -> count(set) == 2);
    assertThat(server.scoreAll(set)).isEqualTo(ScoreSetState.STOPPED);
    assertThat(server.set(set).get("message").asString()).contains("outside of Reev");
  }

  private UUID ordered() {
    return server.order("runs/" + server.transfer(100_000_000, 1, null), "{}");
  }

  private UUID startedLongAgo() {
    UUID set = ordered();
    await().atMost(PATIENCE).until(() -> count(set) == 1);
    jdbc.sql(
            """
            update score_set set workflow_started_at = workflow_started_at - interval '2 minutes'
            where id = ?
            """)
        .param(set)
        .update();
    return set;
  }

  private long count(UUID set) {
    return engine.started.stream().filter(set::equals).count();
  }
}
