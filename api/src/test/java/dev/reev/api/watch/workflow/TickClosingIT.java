package dev.reev.api.watch.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.run.workflow.ServerWithFakeEngine;
import dev.reev.api.suite.submit.SuiteSubmission;
import dev.reev.api.temporal.WorkflowOutcome;
import dev.reev.api.watch.state.StoredTick;
import dev.reev.api.watch.state.StoredTicks;
import dev.reev.api.watch.state.TickState;
import dev.reev.workflows.schedule.OpenedTick;
import dev.reev.workflows.schedule.TickConclusion;
import dev.reev.workflows.schedule.TickDecision;
import dev.reev.workflows.schedule.TickOpening;
import dev.reev.workflows.suite.SuiteState;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Ticks that end without a decision. */
@ServerWithFakeEngine
class TickClosingIT {

  @Autowired private MockMvcTester http;
  @Autowired private JdbcClient jdbc;
  @Autowired private TickActivitiesImpl records;
  @Autowired private StoredTicks ticks;
  @Autowired private TickClosing ending;
  @Autowired private SuiteSubmission suites;

  @SuppressWarnings("NullAway.Init") // set before each test
  private OpenedTick tick;

  @BeforeEach
  void aTickThatHasBeenOpenForAMinute() {
    assertThat(
            http.post()
                .uri("/api/v1/schedules")
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                    "{\"name\":\"nightly\",\"interval_seconds\":3600,\"suite\":"
                        + "{\"benchmarks\":[\"001-*\"],\"agents\":[\"deterministic\"]}}")
                .exchange())
        .hasStatus(201);
    String schedule = jdbc.sql("select id from schedule").query(String.class).single();
    tick = records.open(new TickOpening(schedule, "schedule-nightly-1", null));
    jdbc.sql("update tick set opened_at = opened_at - interval '1 minute'").update();
  }

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN, Temporal has lost its workflow",
    "ENDED_BY_HAND, 'its workflow was ended from outside, or by the overlap policy'",
    "BROKEN, its workflow broke",
    "COMPLETED, its workflow ended without a decision"
  })
  void aTickWhoseWorkflowIsGone_isStoppedWithItsSuite_andSaysWhy(
      WorkflowOutcome outcome, String reason) throws Exception {
    new TickReconciler(ticks, ending, workflow -> outcome).reconcile();

    StoredTick stopped = stored();
    assertThat(stopped.state()).isEqualTo(TickState.STOPPED);
    assertThat(stopped.reason()).isEqualTo(reason);
    assertThat(stopped.decision()).isNull();
    assertThat(suites.find(Objects.requireNonNull(stopped.suite())).orElseThrow().stopRequested())
        .isTrue();
  }

  @Test
  void aTickWhoseWorkflowIsOpen_isLeftAlone() throws Exception {
    new TickReconciler(ticks, ending, workflow -> WorkflowOutcome.OPEN).reconcile();

    assertThat(stored().state()).isEqualTo(TickState.RUNNING);
    assertThat(suites.find(Objects.requireNonNull(stored().suite())).orElseThrow().state())
        .isEqualTo(SuiteState.PENDING);
  }

  @Test
  void aTickThatWasStopped_staysSo_whateverItsWorkflowSaysLater() {
    records.stop(tick.tick());

    var unused = records.conclude(new TickConclusion(tick.tick(), TickDecision.GOOD, "not worse"));

    assertThat(stored().state()).isEqualTo(TickState.STOPPED);
    assertThat(stored().decision()).isNull();
    assertThat(stored().reason()).isEqualTo("the tick was stopped");
  }

  private StoredTick stored() {
    return ticks.find(UUID.fromString(tick.tick())).orElseThrow();
  }
}
