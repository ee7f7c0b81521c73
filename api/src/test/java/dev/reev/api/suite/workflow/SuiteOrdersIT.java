package dev.reev.api.suite.workflow;

import static dev.reev.api.suite.workflow.SuiteServer.PATIENCE;
import static dev.reev.api.suite.workflow.SuiteServer.TWELVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reev.api.run.workflow.ServerWithFakeEngine;
import dev.reev.api.suite.state.ItemOutcome;
import dev.reev.api.suite.state.SuiteOutcomes;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Suites as they are ordered and listed. */
@ServerWithFakeEngine
class SuiteOrdersIT {

  private static final String PATH = SuiteServer.PATH;

  @Autowired private MockMvcTester http;
  @Autowired private SuiteServer server;
  @Autowired private FakeSuiteEngine engine;
  @Autowired private SuiteOutcomes outcomes;

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
      page.get("data")
          .forEach(
              item ->
                  seen.add(
                      item.get("repeat").asInt()
                          + item.get("benchmark_id").asString()
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
                .get("data"))
        .hasSize(3);
    assertThat(server.get(PATH + "/" + id + "/items?state=skipped").get("data")).isEmpty();
  }

  @Test
  void theSameKey_leadsToTheSameSuite() {
    JsonNode first = SuiteServer.json(withKey("k-1", TWELVE), 202);
    JsonNode again = SuiteServer.json(withKey("k-1", TWELVE), 202);

    assertThat(again.get("id")).isEqualTo(first.get("id"));
    assertThat(server.get(PATH).get("data")).hasSize(1);
    JsonNode refused = SuiteServer.json(withKey("k-1", TWELVE.replace("nightly", "other")), 422);
    assertThat(refused.get("code").asString()).isEqualTo("idempotency_key_reused");
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
    assertThat(server.get(PATH).get("data")).isEmpty();
  }

  @Test
  void controls_canBeOrdered_thoughNobodyLists() {
    UUID id =
        server.order("{'benchmarks':['001-*'],'agents':['control-nothing']}".replace('\'', '"'));

    assertThat(outcomes.of(id)).extracting(ItemOutcome::agent).containsExactly("control-nothing");
    assertThat(server.get("/api/v1/agents").toString()).doesNotContain("control-");
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
  void theList_isNewestFirstPageAfterPage() {
    UUID first = server.order(TWELVE);
    UUID second = server.order(TWELVE.replace("nightly", "other"));
    UUID third = server.order(TWELVE);

    JsonNode page = server.get(PATH + "?limit=2");
    assertThat(page.get("data").get(0).get("id").asString()).isEqualTo(third.toString());
    assertThat(page.get("data").get(1).get("id").asString()).isEqualTo(second.toString());
    JsonNode rest = server.get(PATH + "?limit=2&cursor=" + page.get("next_cursor").asString());
    assertThat(rest.get("data").get(0).get("id").asString()).isEqualTo(first.toString());
    assertThat(rest.get("next_cursor").isNull()).isTrue();
    assertThat(server.get(PATH + "?name=nightly&state=pending").get("data")).hasSize(2);
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

  private MvcTestResult withKey(String key, String body) {
    return http.post()
        .uri(PATH)
        .header("Idempotency-Key", key)
        .contentType(MediaType.APPLICATION_JSON)
        .content(body)
        .exchange();
  }
}
