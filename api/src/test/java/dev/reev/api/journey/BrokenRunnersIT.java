package dev.reev.api.journey;

import static dev.reev.api.journey.JourneyRuns.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reev.workflows.run.RunIds;
import io.temporal.client.WorkflowClient;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Runners that break or hang, and runs that are stopped, on the whole stack. */
@JourneyServer
class BrokenRunnersIT {

  @Autowired private ApiClient api;
  @Autowired private JourneyRuns runs;
  @Autowired private WorkflowClient temporal;

  @ParameterizedTest
  @CsvSource({
    "exit-7, runner_crashed, 3",
    "killed, runner_killed, 3",
    "no-file, session_missing, 2",
    "empty-file, session_invalid, 2",
    "truncated-file, session_invalid, 2",
    "foreign-file, session_invalid, 2",
    "nan-score, session_invalid, 2",
    "names-agent-error, agent_error, 1",
    "names-ledger-unavailable, ledger_unavailable, 4"
  })
  void aBrokenRunner_endsInItsOwnFailureClassWithEvidence(
      String breakage, String failureClass, int attempts) {
    String id = runs.breaking(breakage, 60);

    JsonNode status = runs.awaitEnd(id);

    assertThat(status.get("state").asString()).isEqualTo("Failed");
    assertThat(status.get("score").isNull()).isTrue();
    assertThat(status.get("failure").get("class").asString()).isEqualTo(failureClass);
    assertThat(status.get("failure").get("message").asString()).isNotBlank();
    assertThat(status.get("failure").get("evidence").get("stderr_tail").asString())
        .contains("breaking: " + breakage);
    assertThat(status.get("attempt").asInt()).isEqualTo(attempts);
    assertThat(runs.rows("execution_attempt", id)).isEqualTo(attempts);
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
