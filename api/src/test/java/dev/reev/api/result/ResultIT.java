package dev.reev.api.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.ApiBodies;
import dev.reev.api.StoredRows;
import dev.reev.api.run.workflow.ServerWithFakeEngine;
import dev.reev.api.run.workflow.Sessions;
import dev.reev.workflows.run.RecordActivities;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

@ServerWithFakeEngine
class ResultIT {

  private static final String A = "001-sol-transfer";
  private static final String B = "002-spl-transfer";
  private static final Instant TIME = Instant.parse("2026-11-24T08:00:00Z");

  @Autowired private MockMvcTester http;
  @Autowired private JdbcClient jdbc;
  @Autowired private RecordActivities records;

  private StoredRows rows;

  @BeforeEach
  void reset() {
    rows = new StoredRows(jdbc, records);
  }

  @Test
  void result_hasAllThatClientsRead() throws Exception {
    UUID id = rows.scored(A, "local", 0.785714, TIME);

    JsonNode page = get(200, "/results");

    JsonNode result = page.at("/data/0");
    assertThat(result.get("id").asString()).isEqualTo(id.toString());
    assertThat(result.get("session_id")).isEqualTo(result.get("id"));
    assertThat(result.get("benchmark_id").asString()).isEqualTo(A);
    assertThat(result.get("agent_type").asString()).isEqualTo("local");
    assertThat(result.get("score").asDouble()).isEqualTo(0.785714);
    assertThat(result.get("final_status").asString()).isEqualTo("Succeeded");
    assertThat(result.get("execution_time_ms").asInt()).isEqualTo(1234);
    assertThat(result.get("timestamp").asString()).isEqualTo("2026-11-24T08:00:00.000Z");
    assertThat(result.get("color_class").asString()).isEqualTo("yellow");
    assertThat(page.get("pagination").toString())
        .isEqualTo(
            """
            {"page":1,"total_pages":1,"total_items":1,"limit":50,"total_is_lower_bound":false}""");
  }

  @ParameterizedTest
  @CsvSource({
    "'',4",
    "agent=local,3",
    "benchmark=002-spl-transfer,1",
    "agent=local&benchmark=002-spl-transfer,1",
    "agent=nobody,0",
    "min_score=0.5,2",
    "max_score=0.5,3",
    "min_score=0.25&max_score=0.5&agent=local,1",
    "start_date=2026-11-24,3",
    "end_date=2026-11-24,3",
    "end_date=2026-11-23,1",
    "start_date=2026-11-24&end_date=2026-11-24,2",
    "start_date=2026-11-25T08:00:00Z,1",
    "end_date=2026-11-25T08:00:00Z,3",
    "start_date=2026-11-26,0",
  })
  void filters_areCombined(String query, int expected) throws Exception {
    rows.scored(A, "local", 0, TIME.minus(Duration.ofDays(1)));
    rows.scored(A, "local", 0.5, TIME);
    rows.scored(A, "deterministic", 0.25, TIME.plusSeconds(1));
    rows.scored(B, "local", 1, TIME.plus(Duration.ofDays(1)));
    rows.failed(A, "local", TIME);

    JsonNode page = get(200, "/results?" + query);

    assertThat(page.get("data").size()).isEqualTo(expected);
    assertThat(page.at("/pagination/total_items").asInt()).isEqualTo(expected);
    assertThat(page.at("/pagination/total_is_lower_bound").asBoolean()).isFalse();
  }

  @Test
  void pages_followEachOther_newestFirst() throws Exception {
    for (int i = 0; i < 5; i++) {
      rows.scored(A, "local", i / 4.0, TIME.plusSeconds(i));
    }

    assertThat(scores("/results?limit=2")).containsExactly(1.0, 0.75);
    assertThat(scores("/results?limit=2&page=3")).containsExactly(0.0);
    assertThat(scores("/results?limit=2&page=4")).isEmpty();
    assertThat(get(200, "/results?limit=2").at("/pagination/total_pages").asInt()).isEqualTo(3);
    assertThat(get(200, "/results/" + A).size()).isEqualTo(5);
  }

  @Test
  void totalBeyondTheWindow_isALowerBound_unlessTheSumsKnow() throws Exception {
    jdbc.sql(
            "insert into execution (id, benchmark_id, benchmark_sha256, agent, state, timeout_ms,"
                + " created_at, ended_at, score, passed)"
                + " select gen_random_uuid(), id, version_sha256, 'local', 'COMPLETED', 1,"
                + " now() - n * interval '1 second', now(), 1, true"
                + " from benchmark, generate_series(1, 10001) n where id = ?")
        .param(A)
        .update();
    jdbc.sql("insert into performance values ('local', ?, 10001, 10001, 10001)").param(A).update();

    JsonNode exact = get(200, "/results?limit=200&page=50").get("pagination");
    JsonNode bounded = get(200, "/results?min_score=0.5").get("pagination");

    assertThat(exact.get("total_items").asInt()).isEqualTo(10_001);
    assertThat(exact.get("total_is_lower_bound").asBoolean()).isFalse();
    assertThat(bounded.get("total_items").asInt()).isEqualTo(10_000);
    assertThat(bounded.get("total_is_lower_bound").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "page=0,page",
    "page=x,page",
    "page=201,page",
    "page=2147483647,page",
    "limit=0,limit",
    "limit=201,limit",
    "min_score=2,min_score",
    "max_score=-1,max_score",
    "max_score=x,max_score",
    "start_date=yesterday,start_date",
    "start_date=2026-02-30,start_date",
    "end_date=2026-11-24T08:00:00,end_date",
    "end_date=%2B999999999-12-31,end_date",
  })
  void badParameters_areRefusedByName(String query, String field) throws Exception {
    JsonNode problem = get(400, "/results?" + query);

    assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
  }

  @Test
  void resultsOfABenchmark_areEmptyOrUnknown() throws Exception {
    assertThat(get(200, "/results/" + A).isEmpty()).isTrue();
    get(404, "/results/nope");
  }

  @Test
  void agentPerformance_addsUpWhatHasAScore() throws Exception {
    rows.scored(A, "local", 1, TIME);
    rows.scored(A, "local", 0.5, TIME.plusSeconds(1));
    rows.scored(B, "local", 0.75, TIME.plusSeconds(2));
    rows.failed(B, "local", TIME.plusSeconds(3));
    rows.scored(A, "deterministic", 1, TIME);
    rows.scored(A, "zeta", 0, TIME);
    rows.scored(A, "glm-4.6", 0, TIME);
    rows.failed(A, "never-scored", TIME);

    JsonNode agents = get(200, "/agent-performance");

    assertThat(agents.valueStream().map(agent -> agent.get("agent_type").asString()))
        .containsExactly("deterministic", "local", "glm-4.6", "zeta");
    JsonNode local = agents.get(1);
    assertThat(local.get("total_benchmarks").asInt()).isEqualTo(3);
    assertThat(local.get("average_score").asDouble()).isEqualTo(0.75);
    assertThat(local.get("success_rate").asDouble()).isEqualTo(2 / 3.0);
    assertThat(local.get("best_benchmarks").toString()).isEqualTo(names(A, B));
    assertThat(local.get("worst_benchmarks").toString()).isEqualTo(names(A, B));
    assertThat(agents.get(0).get("best_benchmarks").toString()).isEqualTo(names(A));
    assertThat(agents.get(0).get("worst_benchmarks").toString()).isEqualTo("[]");
    assertThat(local.at("/results/0/final_status").asString()).isEqualTo("Failed");
    JsonNode newest = local.at("/results/1");
    assertThat(local.get("results").size()).isEqualTo(4);
    assertThat(newest.get("benchmark_id").asString()).isEqualTo(B);
    assertThat(newest.propertyNames())
        .contains("id", "session_id", "benchmark_id", "score", "final_status", "timestamp");
    assertThat(newest.get("timestamp").asString()).startsWith("2026-11-24T08:00:02");
  }

  @Test
  void resultThatIsStoredAgain_isCountedOnce() throws Exception {
    UUID id = rows.scored(A, "local", 1, TIME);
    records.storeResult(Sessions.completed(id, 0));

    assertThat(get(200, "/agent-performance").at("/0/total_benchmarks").asInt()).isEqualTo(1);
    assertThat(get(200, "/agent-performance").at("/0/average_score").asDouble()).isEqualTo(1);
  }

  @Test
  void agentPerformance_showsTheNewestThousand_andMoreOnRequest() throws Exception {
    for (int i = 0; i < 17; i++) {
      rows.scored(A, "local", i / 16.0, TIME.plusSeconds(i));
    }
    rows.scored(B, "local", 0, TIME.minusSeconds(1));

    JsonNode local = get(200, "/agent-performance").get(0);

    assertThat(local.get("total_benchmarks").asInt()).isEqualTo(18);
    assertThat(local.get("results").size()).isEqualTo(18);
    assertThat(local.at("/results/0/score").asDouble()).isEqualTo(1);
    assertThat(get(200, "/agent-performance?limit=3").at("/0/results").size()).isEqualTo(3);
    assertThat(get(400, "/agent-performance?limit=10001").at("/errors/0/field").asString())
        .isEqualTo("limit");
  }

  /** The grid of the web client draws a box for each result. */
  @Test
  void agentPerformance_listsFailedRuns_andCountsThoseOfTheAgentAsNotPassed() throws Exception {
    rows.scored(A, "local", 1, TIME);
    rows.failed(A, "local", TIME.plusSeconds(1));
    records.storeResult(Sessions.agentError(rows.pending(A, "local", TIME.plusSeconds(2))));
    records.storeResult(Sessions.agentError(rows.pending(B, "broken", TIME)));
    rows.pending(A, "local", TIME.plusSeconds(3));

    JsonNode agents = get(200, "/agent-performance");

    JsonNode local = agents.get(0);
    assertThat(local.get("results").valueStream().map(one -> one.get("final_status").asString()))
        .containsExactly("Failed", "Failed", "Succeeded");
    assertThat(local.at("/results/0/failure_class").asString()).isEqualTo("agent_error");
    assertThat(local.at("/results/0/score").asDouble()).isZero();
    assertThat(local.at("/results/0/color_class").asString()).isEqualTo("red");
    assertThat(local.get("total_benchmarks").asInt()).isEqualTo(2);
    assertThat(local.get("success_rate").asDouble()).isEqualTo(0.5);
    assertThat(local.get("average_score").asDouble()).isEqualTo(1);
    JsonNode broken = agents.get(1);
    assertThat(broken.get("agent_type").asString()).isEqualTo("broken");
    assertThat(broken.get("success_rate").asDouble()).isZero();
    assertThat(broken.get("average_score").asDouble()).isZero();
    assertThat(get(200, "/results").get("data").size()).isEqualTo(1);
  }

  private static String names(String... ids) {
    return "[\"" + String.join("\",\"", ids) + "\"]";
  }

  private List<Double> scores(String path) throws Exception {
    return get(200, path)
        .get("data")
        .valueStream()
        .map(result -> result.get("score").asDouble())
        .toList();
  }

  private JsonNode get(int status, String path) throws Exception {
    return ApiBodies.body(http.get().uri(URI.create("/api/v1" + path)).exchange(), status);
  }
}
