package dev.reev.api.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.dashboard.PageText;
import dev.reev.benchmarks.schema.Sha256;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Databases of all earlier versions are readable through today's routes and pages. A folder for
 * each version; bin/record-database makes them.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.reev.api.release.RecordedDatabase#all")
@Timeout(300)
class PreviousDatabaseIT {

  private static final PageText SHOWN = new PageText();

  /** It lists runs that failed, and its rates count agents that broke; once it did neither. */
  private static final String COUNTED_ANEW = "/agent-performance";

  @SuppressWarnings("NullAway.Init") // set by JUnit
  private static UpgradedServer server;

  @SuppressWarnings("NullAway.Init") // set by JUnit
  @Parameter
  private RecordedDatabase recorded;

  @BeforeParameterizedClassInvocation
  static void upgrade(RecordedDatabase recorded) throws IOException {
    server = UpgradedServer.start(recorded);
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    server.close();
  }

  @Test
  void whatWasAnswered_isStillAnswered() throws IOException {
    recorded.answers().entrySet().stream()
        .filter(answer -> !COUNTED_ANEW.equals(answer.getKey()))
        .forEach(
            answer ->
                assertThat(RecordedAnswer.lost(answer.getValue(), server.api(answer.getKey())))
                    .as(answer.getKey())
                    .isEmpty());
  }

  @Test
  void everySession_isTheDocumentThatWasStored() {
    List<Map<String, Object>> documents =
        server.database().sql("select * from session_document").query().listOfRows();
    assertThat(documents).isNotEmpty();
    for (Map<String, Object> document : documents) {
      byte[] session = server.bytes("/api/v1/runs/" + document.get("execution_id") + "/session");
      assertThat(Sha256.hex(session)).isEqualTo(document.get("sha256"));
    }
  }

  @Test
  void everyRun_hasItsTraceFlowLogAndPage() {
    List<JsonNode> runs = runs();
    assertThat(runs).extracting(run -> text(run, "state")).contains("Completed", "Failed");
    for (JsonNode run : runs) {
      String id = text(run, "id");
      if (hasSession(run)) {
        assertTrace(run, server.api("/runs/" + id + "/trace"));
        assertThat(text(server.api("/flows/" + id), "diagram")).as(id).startsWith("stateDiagram");
      }
      if (!run.get("rerun_of_id").isNull()) {
        assertThat(server.api("/runs/" + id + "/likeness").isObject()).isTrue();
      }
      assertThat(server.text("/api/v1/runs/" + id + "/logs?stream=stdout")).as(id).isNotNull();
      assertThat(server.text("/runs/" + id))
          .as(id)
          .contains(text(run, "benchmark_id"))
          .contains(SHOWN.outcome(text(run, "state"), flag(run, "passed"), flag(run, "harm")))
          .contains(run.get("score").isNull() ? "" : shown(run.get("score")));
    }
  }

  @Test
  void everySuite_hasItsPageAndExports() throws Exception {
    List<String> suites = ids("/suites");
    assertThat(suites).isNotEmpty();
    for (String suite : suites) {
      List<JsonNode> items =
          server.api("/suites/" + suite + "/items?limit=1000").get("data").valueStream().toList();
      new SuiteFiles(server, suite, items).assertTellTheItems();
      assertThat(server.api("/suites/" + suite + "/provenance").isObject()).isTrue();
      assertThat(server.text("/suites/" + suite))
          .contains(shown(server.api("/suites/" + suite).get("mean_score")));
      assertThat(server.text("/suites/" + suite + "/items")).contains(text(items.get(0), "run_id"));
    }
  }

  @Test
  void everyScheduleAndTick_hasItsPage() {
    for (String schedule : ids("/schedules")) {
      List<JsonNode> ticks =
          server.api("/schedules/" + schedule + "/ticks").get("data").valueStream().toList();
      assertThat(ticks).isNotEmpty();
      assertThat(server.text("/schedules/" + schedule)).contains(text(ticks.get(0), "id"));
      for (JsonNode tick : ticks) {
        assertThat(server.text("/ticks/" + text(tick, "id"))).contains(text(tick, "reason"));
      }
    }
  }

  @Test
  void agentsAndTheirComparison_haveTheirPages() {
    JsonNode agents = server.api("/agent-performance");
    assertThat(agents.isEmpty()).isFalse();
    String overview = server.text("/");
    String page = server.text("/agents");
    for (JsonNode agent : agents) {
      assertThat(overview).contains(text(agent, "agent_type"));
      assertThat(page).contains(text(agent, "agent_type"));
    }
    String sides = "base=agent:deterministic&candidate=agent:local";
    assertThat(server.text("/compare?" + sides))
        .contains(SHOWN.difference(server.api("/compare?" + sides).get("difference").asDouble()));
    for (String route : List.of("/runs", "/benchmarks", "/suites", "/schedules", "/system")) {
      assertThat(server.text(route)).contains("</html>");
    }
  }

  @Test
  void olderRoutes_knowTheRunsOfEachBenchmark() {
    List<String> benchmarks =
        runs().stream()
            .filter(run -> !run.get("score").isNull())
            .map(run -> text(run, "benchmark_id"))
            .distinct()
            .toList();
    for (String benchmark : benchmarks) {
      for (String route : List.of("execution-logs", "transaction-logs", "flow-logs", "results")) {
        assertThat(server.text("/api/v1/" + route + "/" + benchmark)).contains(benchmark);
      }
    }
  }

  private static void assertTrace(JsonNode run, JsonNode trace) {
    assertThat(trace.get("score")).isEqualTo(run.get("score"));
    if (run.get("score").isNull()) {
      assertThat(text(trace, "text")).contains(text(run, "message"));
    } else {
      assertThat(trace.get("steps").isEmpty()).isFalse();
      assertThat(trace.at("/scoring/final_score")).isEqualTo(run.get("score"));
      assertThat(text(trace, "text")).contains(text(trace, "prompt"));
    }
  }

  private List<JsonNode> runs() {
    return server.api("/runs?limit=200").get("data").valueStream().toList();
  }

  private static List<String> ids(String address) {
    return server.api(address).get("data").valueStream().map(found -> text(found, "id")).toList();
  }

  private static boolean hasSession(JsonNode run) {
    return server
            .database()
            .sql("select count(*) from session_document where execution_id = ?")
            .param(UUID.fromString(text(run, "id")))
            .query(Integer.class)
            .single()
        > 0;
  }

  private static @Nullable Boolean flag(JsonNode run, String field) {
    return run.get(field).isNull() ? null : run.get(field).asBoolean();
  }

  /** As pages show a score. */
  private static String shown(JsonNode score) {
    return ">" + SHOWN.score(score.asDouble()) + "<";
  }

  private static String text(JsonNode object, String field) {
    return object.get(field).asString();
  }
}
