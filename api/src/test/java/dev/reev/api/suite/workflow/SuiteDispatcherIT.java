package dev.reev.api.suite.workflow;

import static dev.reev.api.suite.workflow.SuiteServer.PATIENCE;
import static dev.reev.api.suite.workflow.SuiteServer.TWELVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reev.api.run.workflow.ServerWithFakeEngine;
import dev.reev.api.suite.state.SuiteKind;
import dev.reev.api.suite.state.SuiteOutcomes;
import dev.reev.api.suite.submit.SuiteSubmission;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.workflows.run.PayloadConverters;
import dev.reev.workflows.run.RunRequest;
import dev.reev.workflows.suite.DispatchedRun;
import dev.reev.workflows.suite.DispatchedRuns;
import dev.reev.workflows.suite.SuiteDisplay;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs of suites as they are handed out to workflows. */
@ServerWithFakeEngine
class SuiteDispatcherIT {

  private static final String PATH = SuiteServer.PATH;

  @Autowired private SuiteServer server;
  @Autowired private SuiteSubmission suites;
  @Autowired private SuiteOutcomes outcomes;
  @Autowired private FakeSuiteEngine engine;
  @Autowired private JdbcClient jdbc;

  @Test
  void runsAreHandedOut_neverBeyondTheConcurrency() {
    UUID id = server.order(TWELVE);

    DispatchedRuns first = server.take(id);
    assertThat(first.runs()).hasSize(4);
    assertThat(first.underWay()).isEqualTo(4);
    assertThat(first.open()).isEqualTo(12);
    assertThat(server.take(id).runs()).isEmpty();
    server.scored(SuiteServer.ids(first).get(0), 0.5);
    server.failed(SuiteServer.ids(first).get(1));

    assertThat(server.take(id).runs()).hasSize(2);
    assertThat(server.suite(id).get("state").asString()).isEqualTo("Running");
  }

  @Test
  void theSameBatchAgain_getsTheSameRuns() {
    UUID id = server.order(TWELVE);

    List<DispatchedRun> first = server.take(id, "batch").runs();
    List<DispatchedRun> again = server.take(id, "batch").runs();

    assertThat(again).isEqualTo(first);
    RunRequest request = first.get(0).request();
    assertThat(request.benchmarkYaml()).contains("id: 001-sol-transfer");
    assertThat(request.benchmarkId()).isEqualTo("001-sol-transfer");
  }

  @Test
  void anAgentThatServesOne_holdsOnlyItsOwnRunsBack() {
    UUID id =
        server.order(
            """
            {"benchmarks":["001-*","002-*"],"agents":["local","deterministic"],"concurrency":4}
            """);

    DispatchedRuns taken = server.take(id);

    assertThat(taken.runs())
        .extracting(run -> run.request().agent())
        .containsExactly("local", "deterministic", "deterministic");
    assertThat(taken.heldBack()).isTrue();
    server.scored(SuiteServer.ids(taken).get(0), 1);
    assertThat(server.take(id).runs())
        .extracting(run -> run.request().agent())
        .containsExactly("local");
  }

  @Test
  void largeTexts_areHandedOutInAnswersThatTemporalTakes() {
    String quotes = "\\\"".repeat(120_000);
    List<String> ids = Stream.of("a", "b", "c", "d", "e").map(name -> "large-" + name).toList();
    for (String id : ids) {
      server.post("/api/v1/upsert-yml", upsert(id, quotes), 200);
    }
    UUID suite =
        server.order(
            "{\"benchmarks\":[\"large-*\"],\"agents\":[\"deterministic\"],\"concurrency\":9}");

    List<UUID> taken = new ArrayList<>();
    DispatchedRuns answer;
    do {
      answer = server.take(suite);
      assertThat(
              PayloadConverters.dataConverter().toPayload(answer).orElseThrow().getSerializedSize())
          .isLessThan(2 * 1024 * 1024);
      taken.addAll(SuiteServer.ids(answer));
    } while (answer.more());

    assertThat(new HashSet<>(taken)).hasSize(5);
    jdbc.sql("delete from benchmark where id like 'large-%'").update();
  }

  @Test
  void eachLook_tellsHowTheSuiteStands_andAMissingScoreIsNotZero() {
    UUID id = server.order(TWELVE);

    DispatchedRuns first = server.take(id);
    SuiteDisplay before = display(first);
    assertThat(before.meanScore()).isNull();
    assertThat(before.name()).isEqualTo("nightly");
    assertThat(before.total()).isEqualTo(12);
    assertThat(before.concurrency()).isEqualTo(4);

    List<UUID> taken = SuiteServer.ids(first);
    server.failed(taken.get(0));
    server.scored(taken.get(1), 0.25);
    server.scored(taken.get(2), 1.0);
    server.post(PATH + "/" + id + "/pause", "", 200);
    SuiteDisplay after = display(server.take(id));
    assertThat(after.failed()).isOne();
    assertThat(after.passed()).isOne();
    assertThat(after.meanScore()).isEqualTo(0.625);
    assertThat(after.paused()).isTrue();
    assertThat(after.stopping()).isFalse();

    server.post(PATH + "/" + id + "/cancel", "", 200);
    assertThat(display(server.take(id)).stopping()).isTrue();
  }

  @Test
  void aSuiteOfAnotherWorkflow_isLeftToIt() {
    UUID id = suites.accept(UUID.randomUUID(), SuiteServer.oneRun(), SuiteKind.TICK, "tick-1");
    UUID again = suites.accept(id, SuiteServer.oneRun(), SuiteKind.TICK, "tick-1");
    UUID own = suites.accept(SuiteServer.oneRun(), SuiteKind.CONFIRMATION, null);

    await().atMost(PATIENCE).until(() -> engine.told.contains(own));
    assertThat(again).isEqualTo(id);
    assertThat(engine.told).doesNotContain(id);
    assertThat(outcomes.of(id)).hasSize(1);
    server.take(id);
    assertThat(suites.cancel(id)).isTrue();
    await().atMost(PATIENCE).until(() -> engine.told.contains(id));
  }

  private static SuiteDisplay display(DispatchedRuns taken) {
    return Objects.requireNonNull(taken.display());
  }

  private static String upsert(String id, String text) {
    String yaml =
        """
        id: %s
        description: "%s"
        tags: []
        initial_state:
          - pubkey: USER_WALLET_PUBKEY
            owner: "11111111111111111111111111111111"
            lamports: 1000000000
        prompt: Do nothing
        ground_truth:
          final_state_assertions: [{ type: TransactionSucceeded }]
        """
            .formatted(id, text);
    return ReevJson.MAPPER.writeValueAsString(Map.of("yml_content", yaml));
  }
}
