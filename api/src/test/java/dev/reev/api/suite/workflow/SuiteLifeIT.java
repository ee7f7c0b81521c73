package dev.reev.api.suite.workflow;

import static dev.reev.api.suite.workflow.SuiteServer.PATIENCE;
import static dev.reev.api.suite.workflow.SuiteServer.TWELVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reev.api.run.workflow.ServerWithFakeEngine;
import dev.reev.api.suite.state.SuiteOutcomes;
import dev.reev.workflows.suite.DispatchedRuns;
import dev.reev.workflows.suite.SuiteState;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Suites that are paused, stopped, ended and run again. */
@ServerWithFakeEngine
class SuiteLifeIT {

  private static final String PATH = SuiteServer.PATH;

  @Autowired private SuiteServer server;
  @Autowired private FakeSuiteEngine engine;
  @Autowired private SuiteOutcomes outcomes;

  @Test
  void aPausedSuite_handsOutNothingAndGoesOnWhenResumed() {
    UUID id = server.order(TWELVE);
    // A look that comes first tells that its workflow runs: then nobody is told.
    await().atMost(PATIENCE).until(() -> engine.told.size() == 1);
    UUID run = SuiteServer.ids(server.take(id)).get(0);

    assertThat(server.post(PATH + "/" + id + "/pause", "", 200).get("paused").asBoolean()).isTrue();
    server.scored(run, 1);
    assertThat(server.take(id).runs()).isEmpty();

    assertThat(server.post(PATH + "/" + id + "/resume", "", 200).get("paused").asBoolean())
        .isFalse();
    await().atMost(PATIENCE).until(() -> engine.told.size() == 2);
    assertThat(server.take(id).runs()).hasSize(1);
  }

  @Test
  void cancel_stopsWhatWaitsAndWhatRuns() {
    UUID id = server.order(TWELVE);
    DispatchedRuns taken = server.take(id);
    server.scored(SuiteServer.ids(taken).get(0), 1);

    server.post(PATH + "/" + id + "/cancel", "", 200);

    await()
        .atMost(PATIENCE)
        .until(() -> server.suite(id).get("counts").get("stopped").asInt() == 8);
    assertThat(server.take(id).runs()).isEmpty();
    assertThat(server.finish(id, 1)).isEqualTo(SuiteState.RUNNING);
    SuiteServer.ids(taken).subList(1, 4).forEach(server::failed);
    assertThat(server.finish(id, 1)).isEqualTo(SuiteState.STOPPED);
    assertThat(server.suite(id).get("message").asString()).isEqualTo("Suite stopped by user");
    assertThat(server.post(PATH + "/" + id + "/cancel", "", 409).get("code").asString())
        .isEqualTo("already_ended");
  }

  @Test
  void tooManyFailures_endTheRestUnstarted() {
    UUID id = server.order(TWELVE.replace("}", ",\"max_failures\":1}"));
    List<UUID> taken = SuiteServer.ids(server.take(id));
    server.failed(taken.get(0));
    assertThat(server.take(id).runs()).hasSize(1);
    server.failed(taken.get(1));

    assertThat(server.take(id).runs()).isEmpty();

    JsonNode suite = server.suite(id);
    assertThat(suite.get("counts").get("stopped").asInt()).isEqualTo(7);
    assertThat(suite.get("message").asString()).contains("max_failures");
    assertThat(server.take(id).open()).isEqualTo(3);
  }

  @Test
  void aFinishedSuite_countsWhatHasAScoreAndNothingElse() {
    UUID id = server.order(TWELVE);
    List<UUID> taken = SuiteServer.ids(server.take(id));
    server.failed(taken.get(0));
    server.scored(taken.get(1), 0.25);

    server.runAll(id, 1.0);

    JsonNode suite = server.suite(id);
    assertThat(suite.get("state").asString()).isEqualTo("Completed");
    assertThat(suite.get("counts").get("failed").asInt()).isOne();
    assertThat(suite.get("coverage").get("n").asInt()).isEqualTo(11);
    assertThat(suite.get("coverage").get("of").asInt()).isEqualTo(12);
    assertThat(suite.get("passed").asInt()).isEqualTo(10);
    assertThat(suite.get("mean_score").asDouble()).isEqualTo((10 + 0.25) / 11);
    assertThat(suite.get("progress").asInt()).isEqualTo(100);
    assertThat(suite.get("eta_seconds").isNull()).isTrue();
  }

  @Test
  void aSuiteWithAnOpenRun_doesNotEnd() {
    UUID id = server.order(TWELVE);
    server.take(id);

    assertThat(server.finish(id, 1)).isEqualTo(SuiteState.RUNNING);
  }

  @Test
  void retry_runsWhatHasNoScoreAgainAndForgetsWhatFailed() {
    UUID id = server.order(TWELVE);
    UUID failed = SuiteServer.ids(server.take(id)).get(0);
    server.failed(failed);
    server.runAll(id, 1.0);

    JsonNode retried = server.post(PATH + "/" + id + "/retry", "{\"items\":\"failed\"}", 202);

    assertThat(retried.get("state").asString()).isEqualTo("Pending");
    assertThat(retried.get("generation").asInt()).isEqualTo(2);
    assertThat(retried.get("counts").get("pending").asInt()).isOne();
    assertThat(server.finish(id, 1)).isEqualTo(SuiteState.PENDING);
    DispatchedRuns again = server.take(id);
    assertThat(again.generation()).isEqualTo(2);
    UUID run = SuiteServer.ids(again).get(0);
    assertThat(server.get("/api/v1/runs/" + run).get("rerun_of_id").asString())
        .isEqualTo(failed.toString());
    assertThat(server.get("/api/v1/runs/" + failed).get("state").asString()).isEqualTo("Failed");
    server.scored(run, 0.5);
    assertThat(server.finish(id, 2)).isEqualTo(SuiteState.COMPLETED);
    assertThat(outcomes.of(id).get(0).score()).isEqualTo(0.5);
    assertThat(server.post(PATH + "/" + id + "/retry", "", 409).get("code").asString())
        .isEqualTo("nothing_to_retry");
  }

  @Test
  void aStoppedSuite_goesOnWithARetry() {
    UUID id = server.order(TWELVE);
    server.post(PATH + "/" + id + "/cancel", "", 200);
    assertThat(server.post(PATH + "/" + id + "/retry", "", 409).get("code").asString())
        .isEqualTo("stopping");
    await().atMost(PATIENCE).until(() -> server.take(id).open() == 0);
    server.finish(id, 1);

    assertThat(server.post(PATH + "/" + id + "/retry", "{\"items\":\"failed\"}", 409)).isNotNull();
    server.post(PATH + "/" + id + "/retry", "", 202);

    server.runAll(id, 1.0);
    assertThat(server.suite(id).get("passed").asInt()).isEqualTo(12);
  }
}
