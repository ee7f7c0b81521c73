package dev.reev.api.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reev.api.run.ServerWithFakeEngine;
import dev.reev.workflows.run.PayloadConverters;
import dev.reev.workflows.run.RecordActivities;
import dev.reev.workflows.run.RunRequest;
import dev.reev.workflows.suite.SuiteDisplay;
import dev.reev.workflows.suite.SuiteState;
import dev.reev.workflows.suite.Taken;
import dev.reev.workflows.suite.TakenRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Suites without Temporal: what is stored, handed out and shown. */
@ServerWithFakeEngine
class SuitesIT {

  private static final String PATH = SuiteServer.PATH;
  private static final String TWELVE =
      """
      {"name":"nightly","benchmarks":["001-*","00?-spl-transfer"],"agents":["deterministic","glm-4.6"],
       "repeats":3,"concurrency":4}
      """;

  /** Longer than one back-off of the outbox, on a busy machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Autowired private MockMvcTester http;
  @Autowired private JdbcClient jdbc;
  @Autowired private SuiteRecords records;
  @Autowired private RecordActivities runs;
  @Autowired private FakeSuiteEngine engine;
  @Autowired private Suites suites;
  @Autowired private SuiteOutcomes outcomes;

  private SuiteServer server;

  @BeforeEach
  void reset() {
    server = new SuiteServer(http, jdbc, records, runs);
  }

  @Test
  void anOrder_isStoredWithAllItsRunsAndTold() {
    UUID id = server.order(TWELVE);

    JsonNode suite = server.suite(id);
    assertThat(suite.get("state").asString()).isEqualTo("Pending");
    assertThat(suite.get("total").asInt()).isEqualTo(12);
    assertThat(suite.get("counts").get("pending").asInt()).isEqualTo(12);
    assertThat(suite.get("mean_score").isNull()).isTrue();
    assertThat(suite.get("definition").get("benchmarks").get(0).asString()).isEqualTo("001-*");
    assertThat(server.get("/api/v1/runs?suite=nightly").get("data").size()).isEqualTo(12);
    await().atMost(PATIENCE).until(() -> engine.told.equals(List.of(id)));
  }

  @Test
  void items_areInTheOrderOfTheirRepeats_pageAfterPage() {
    UUID id = server.order(TWELVE);

    List<String> seen = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      JsonNode page = server.get(PATH + "/" + id + "/items?limit=5" + cursor);
      page.get("items")
          .forEach(
              item ->
                  seen.add(
                      item.get("repeat").asInt()
                          + item.get("benchmark").asString()
                          + item.get("agent").asString()));
      JsonNode next = page.get("next_cursor");
      cursor = next.isNull() ? null : "&cursor=" + next.asString();
    }

    assertThat(seen)
        .hasSize(12)
        .startsWith(
            "1001-sol-transferdeterministic",
            "1001-sol-transferglm-4.6",
            "1002-spl-transferdeterministic")
        .isSorted();
    assertThat(
            server
                .get(PATH + "/" + id + "/items?agent=glm-4.6&benchmark=001-sol-transfer")
                .get("items"))
        .hasSize(3);
    assertThat(server.get(PATH + "/" + id + "/items?state=skipped").get("items")).isEmpty();
  }

  @Test
  void theSameKey_leadsToTheSameSuite() {
    JsonNode first = SuiteServer.json(withKey("k-1", TWELVE), 202);
    JsonNode again = SuiteServer.json(withKey("k-1", TWELVE), 202);

    assertThat(again.get("id")).isEqualTo(first.get("id"));
    assertThat(server.get(PATH).get("suites")).hasSize(1);
    JsonNode refused = SuiteServer.json(withKey("k-1", TWELVE.replace("nightly", "other")), 422);
    assertThat(refused.get("code").asString()).isEqualTo("idempotency_key_reused");
  }

  private MvcTestResult withKey(String key, String body) {
    return http.post()
        .uri(PATH)
        .header("Idempotency-Key", key)
        .contentType(MediaType.APPLICATION_JSON)
        .content(body)
        .exchange();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'benchmarks':['00*','zz*'],'agents':['deterministic']} | benchmarks 'zz*' fits no benchmark",
        "{'tags':['no-such'],'agents':['deterministic']} | tags 'no-such' fits no benchmark",
        "{'benchmarks':['%'],'agents':['deterministic']} | benchmarks '%' fits no benchmark",
        "{'agents':['deterministic']} | benchmarks is missing",
        "{'benchmarks':['*']} | agents is missing",
        "{'benchmarks':['*'],'agents':['x']} | agents 'x' is not available; allowed: deterministic",
        "{'benchmarks':['*'],'agents':['deterministic'],'repeats':10000} | at most 10000 are allowed",
        "{'benchmarks':['*'],'agents':['deterministic'],'repeats':0} | repeats must be between 1",
        "{'benchmarks':['*'],'agents':['deterministic'],'concurrency':501} | concurrency must be",
        "{'benchmarks':['*'],'agents':['deterministic'],'max_failures':-1} | max_failures must be",
        "{'benchmarks':[null],'agents':['deterministic']} | benchmarks must be ids or patterns",
        "{'benchmarks':['*'],'agents':['deterministic'],'labels':{'a b':'c'}} | label names",
        "{'benchmarks':['*'],'agents':['deterministic'],'repeat':1} | repeat",
      })
  void aWrongOrder_isRefusedWithOneClearLine(String order, String line) {
    JsonNode problem = server.post(PATH, order.replace('\'', '"'), 400);

    assertThat(problem.get("message").asString()).contains(line);
    assertThat(server.get(PATH).get("suites")).isEmpty();
  }

  @Test
  void tagsAndPatterns_areUnited() {
    UUID id =
        server.order(
            "{\"benchmarks\":[\"001-*\"],\"tags\":[\"flow\"],\"agents\":[\"deterministic\"]}");

    List<String> chosen = outcomes.of(id).stream().map(ItemOutcome::benchmark).toList();
    assertThat(chosen).contains("001-sol-transfer", "305-flow-account-transfer-memo");
    assertThat(chosen).doesNotHaveDuplicates().doesNotContain("002-spl-transfer");
  }

  @Test
  void runsAreHandedOut_neverBeyondTheConcurrency() {
    UUID id = server.order(TWELVE);

    Taken first = server.take(id);
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

    List<TakenRun> first = server.take(id, "batch").runs();
    List<TakenRun> again = server.take(id, "batch").runs();

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

    Taken taken = server.take(id);

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
    Taken answer;
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
          final_state_assertions: []
        """
            .formatted(id, text);
    return dev.reev.benchmarks.schema.ReevJson.MAPPER.writeValueAsString(
        Map.of("yml_content", yaml));
  }

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
    Taken taken = server.take(id);
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
  void eachLook_tellsHowTheSuiteStands_andAMissingScoreIsNotZero() {
    UUID id = server.order(TWELVE);

    Taken first = server.take(id);
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
    Taken again = server.take(id);
    assertThat(again.generation()).isEqualTo(2);
    UUID run = SuiteServer.ids(again).get(0);
    assertThat(server.get("/api/v1/runs/" + run).get("rerun_of").asString())
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

  @Test
  void aSuiteOfAnotherWorkflow_isLeftToIt() {
    UUID id = suites.accept(UUID.randomUUID(), order(), SuiteKind.TICK, "tick-1");
    UUID again = suites.accept(id, order(), SuiteKind.TICK, "tick-1");
    UUID own = suites.accept(order(), SuiteKind.CONFIRMATION, null);

    await().atMost(PATIENCE).until(() -> engine.told.contains(own));
    assertThat(again).isEqualTo(id);
    assertThat(engine.told).doesNotContain(id);
    assertThat(outcomes.of(id)).hasSize(1);
    server.take(id);
    assertThat(suites.cancel(id)).isTrue();
    await().atMost(PATIENCE).until(() -> engine.told.contains(id));
  }

  private static SuiteOrder order() {
    return new SuiteOrder(
        "tick",
        List.of("001-sol-transfer"),
        List.of(),
        List.of("deterministic"),
        1,
        4,
        null,
        300,
        3,
        new TreeMap<>());
  }

  @Test
  void theList_isNewestFirstPageAfterPage() {
    UUID first = server.order(TWELVE);
    UUID second = server.order(TWELVE.replace("nightly", "other"));
    UUID third = server.order(TWELVE);

    JsonNode page = server.get(PATH + "?limit=2");
    assertThat(page.get("suites").get(0).get("id").asString()).isEqualTo(third.toString());
    assertThat(page.get("suites").get(1).get("id").asString()).isEqualTo(second.toString());
    JsonNode rest = server.get(PATH + "?limit=2&cursor=" + page.get("next_cursor").asString());
    assertThat(rest.get("suites").get(0).get("id").asString()).isEqualTo(first.toString());
    assertThat(rest.get("next_cursor").isNull()).isTrue();
    assertThat(server.get(PATH + "?name=nightly&state=pending").get("suites")).hasSize(2);
  }

  @Test
  void unknownSuites_areNotFound() {
    UUID id = UUID.randomUUID();
    for (String path : List.of("", "/items", "/export?format=csv")) {
      assertThat(http.get().uri(PATH + "/" + id + path).exchange())
          .hasStatus(404)
          .hasHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json");
    }
    for (String path : List.of("/pause", "/resume", "/cancel", "/retry")) {
      server.post(PATH + "/" + id + path, "", 404);
    }
  }

  private static SuiteDisplay display(Taken taken) {
    return Objects.requireNonNull(taken.display());
  }
}
