package dev.reev.api.journey;

import static dev.reev.api.journey.JourneyRuns.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reev.workflows.run.RunIds;
import io.temporal.client.WorkflowClient;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Runners that break or hang, and runs that are stopped, on the whole stack. */
@JourneyServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenRunnersIT {

  @Autowired private ApiClient api;
  @Autowired private JourneyRuns runs;
  @Autowired private WorkflowClient temporal;

  private final Map<Breakage, String> broken = new EnumMap<>(Breakage.class);

  /** Behaviour of runner.sh, the expected failure and number of attempts. */
  enum Breakage {
    NAMES_LEDGER_UNAVAILABLE("ledger_unavailable", 4),
    EXIT_7("runner_crashed", 3),
    KILLED("runner_killed", 3),
    NO_FILE("session_missing", 2),
    EMPTY_FILE("session_invalid", 2),
    TRUNCATED_FILE("session_invalid", 2),
    FOREIGN_FILE("session_invalid", 2),
    NAN_SCORE("session_invalid", 2),
    NAMES_AGENT_ERROR("agent_error", 1);

    private final String failureClass;
    private final int attempts;

    Breakage(String failureClass, int attempts) {
      this.failureClass = failureClass;
      this.attempts = attempts;
    }

    /** The word in the prompt. */
    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** All at once: they mostly wait for their next attempt. */
  @BeforeAll
  void order() {
    for (Breakage breakage : Breakage.values()) {
      broken.put(breakage, runs.breaking(breakage.word(), 300));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBrokenRunner_endsInItsOwnFailureClassWithEvidence(Breakage breakage) {
    String id = Objects.requireNonNull(broken.get(breakage));

    JsonNode status = runs.awaitEnd(id);

    assertThat(status.get("state").asString()).isEqualTo("Failed");
    assertThat(status.get("score").isNull()).isTrue();
    assertThat(status.get("failure").get("class").asString()).isEqualTo(breakage.failureClass);
    assertThat(status.get("failure").get("message").asString()).isNotBlank();
    assertThat(status.get("failure").get("evidence").get("stderr_tail").asString())
        .contains("breaking: " + breakage.word());
    assertThat(status.get("attempt").asInt()).isEqualTo(breakage.attempts);
    assertThat(runs.rows("execution_attempt", id)).isEqualTo(breakage.attempts);
  }

  @Test
  void aRunnerThatHangs_isEndedAtItsDeadline() {
    String id = runs.breaking("hang", 2);

    JsonNode status = runs.awaitEnd(id);

    assertThat(status.get("state").asString()).isEqualTo("TimedOut");
    assertThat(status.get("status").asString()).isEqualTo("Failed");
    assertThat(status.get("error").asString())
        .isEqualTo("no result within 2 s; the runner was ended");
    assertThat(JourneyRuns.processes(id)).isEmpty();
  }

  @Test
  void aStop_endsTheRunnerAndStoresStopped() {
    String id = runs.breaking("hang", 60);
    runs.awaitRunning(id);
    await().atMost(PATIENCE).until(() -> runs.rows("execution_attempt", id) == 1);

    assertThat(runs.stop(id).get("status").asString()).isEqualTo("stopped");

    JsonNode status = runs.awaitEnd(id);
    assertThat(status.get("state").asString()).isEqualTo("Stopped");
    assertThat(status.get("error").asString()).isEqualTo("Execution stopped by user");
    assertThat(JourneyRuns.processes(id)).isEmpty();
    assertThat(runs.log(id, "?stream=stderr")).isEqualTo("breaking: hang\n");
  }

  @Test
  void whatIsUnderWay_isTheSameOnAllSidesAndNothingAfterwards() {
    broken.values().forEach(runs::awaitEnd);
    String id = runs.breaking("hang", 60);
    runs.awaitRunning(id);

    awaitUnderWay(1);
    runs.stop(id);

    awaitUnderWay(0);
  }

  @Test
  void aRunnerWhoseWorkflowIsGone_isEndedByItsHost() {
    String id = runs.breaking("hang", 600);
    await().atMost(PATIENCE).until(() -> !JourneyRuns.processes(id).isEmpty());

    temporal.newUntypedWorkflowStub(RunIds.workflowId(id)).terminate("by hand");

    await().atMost(PATIENCE).until(() -> JourneyRuns.processes(id).isEmpty());
    assertThat(runs.awaitEnd(id).get("state").asString()).isEqualTo("Stopped");
  }

  /** Rows, workflows and processes alike. */
  private void awaitUnderWay(int expected) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              JsonNode check = api.get("/system/invariants");
              assertThat(check.get("agree").asBoolean()).as(check.toString()).isTrue();
              for (String side :
                  List.of("open_rows", "running_rows", "open_workflows", "live_attempts")) {
                assertThat(check.get("counts").get(side).asInt())
                    .as(check.toString())
                    .isEqualTo(expected);
              }
              assertThat(check.get("counts").get("hosts").size()).isOne();
              assertThat(check.get("counts").get("silent_hosts").isEmpty()).isTrue();
            });
  }
}
