package dev.reev.api.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.ApiBodies;
import dev.reev.api.StoredRows;
import dev.reev.api.run.workflow.ServerWithFakeEngine;
import dev.reev.workflows.run.RecordActivities;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

@ServerWithFakeEngine
class DebugIT {

  private static final String BENCHMARK = "001-sol-transfer";
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
  void benchmarks_areListedWithTheBeginningOfTheirPrompt() throws Exception {
    JsonNode dump = get(200, "/debug/benchmarks");

    assertThat(dump.get("success").asBoolean()).isTrue();
    assertThat(dump.get("count").asInt()).isEqualTo(dump.get("benchmarks").size()).isPositive();
    JsonNode first = dump.at("/benchmarks/0");
    assertThat(first.get("id").asString()).isEqualTo(BENCHMARK);
    assertThat(first.get("benchmark_name").asString()).isEqualTo(BENCHMARK);
    assertThat(first.get("prompt_preview").asString()).hasSizeLessThanOrEqualTo(50);
    assertThat(first.get("created_at").asString()).endsWith("Z");
  }

  @Test
  void runsAreDumpedAsTheyAre_aBoundedNumber() throws Exception {
    UUID scored = rows.scored(BENCHMARK, "deterministic", 1, TIME);
    for (int i = 1; i < 12; i++) {
      rows.failed(BENCHMARK, "local", TIME.plusSeconds(i));
    }

    JsonNode results = get(200, "/debug/agent-performance-raw");
    JsonNode sessions = get(200, "/debug/execution-sessions");

    assertThat(results.get("count").asInt()).isEqualTo(1);
    assertThat(results.at("/data/0/session_id").asString()).isEqualTo(scored.toString());
    assertThat(sessions.get("count").asInt()).isEqualTo(10);
    assertThat(sessions.at("/data/0").propertyNames())
        .contains("session_id", "benchmark_id", "agent_type", "interface", "status", "score");
  }

  @Test
  void insertTestData_isGone_andInventsNothing() throws Exception {
    JsonNode problem = get(410, "/debug/insert-test-data");

    assertThat(problem.get("message").asString()).contains("no longer inserts");
    assertThat(jdbc.sql("select count(*) from execution").query(Long.class).single()).isZero();
  }

  @Test
  void testOnConflict_succeeds_andLeavesNothing() throws Exception {
    long before = count();

    JsonNode report = ApiBodies.post(http, 200, "/api/v1/test-on-conflict", Map.of());

    assertThat(report.get("success").asBoolean()).isTrue();
    assertThat(report.at("/test_results/first_insert_result").asString()).isEqualTo("created");
    assertThat(report.at("/test_results/second_insert_result").asString()).isEqualTo("updated");
    assertThat(report.at("/test_results/total_records").asInt()).isEqualTo(1);
    assertThat(report.at("/test_results/expected_records").asInt()).isEqualTo(1);
    assertThat(count()).isEqualTo(before);
  }

  private long count() {
    return jdbc.sql(
            "select (select count(*) from benchmark) + (select count(*) from benchmark_version)")
        .query(Long.class)
        .single();
  }

  private JsonNode get(int status, String path) throws Exception {
    return ApiBodies.get(http, status, "/api/v1" + path);
  }
}
