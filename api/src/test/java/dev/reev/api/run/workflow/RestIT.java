package dev.reev.api.run.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServerWithFakeEngine
class RestIT {

  private static final String RUN = "/api/v1/benchmarks/001-sol-transfer/run";
  private static final String STATUS = "/api/v1/benchmarks/001-sol-transfer/status/";
  private static final String STOP = "/api/v1/benchmarks/001-sol-transfer/stop/";

  @Autowired private MockMvcTester http;
  @Autowired private JdbcClient jdbc;
  @Autowired private FakeEngine engine;
  @Autowired private RecordActivitiesImpl records;

  @Test
  void health_needsNoTemporal() throws Exception {
    JsonNode body = body(http.get().uri("/api/v1/health").exchange(), 200);

    assertThat(body.get("status").asString()).isEqualTo("healthy");
    assertThat(body.get("timestamp").asString()).endsWith("Z");
    assertThat(body.get("version").asString()).isNotBlank();
  }

  @Test
  void benchmarks_areAPlainArraySortedById() throws Exception {
    JsonNode body = body(http.get().uri("/api/v1/benchmarks").exchange(), 200);

    assertThat(body.isArray()).isTrue();
    assertThat(body.valueStream().map(entry -> entry.get("id").asString()))
        .contains("001-sol-transfer", "004-partial-score-spl-transfer")
        .isSorted();
    assertThat(body.get(0).propertyNames())
        .containsExactlyInAnyOrder("id", "description", "tags", "prompt");
  }

  @Test
  void run_isAnsweredAtOnceAndStoredOnce() throws Exception {
    engine.up = false;

    JsonNode accepted =
        body(
            post(
                RUN,
                """
                {"agent":"deterministic","config":{"agent_type":"deterministic"},"more":1}
                """),
            200);

    assertThat(accepted.get("status").asString()).isEqualTo("Running");
    assertThat(accepted.get("state").asString()).isEqualTo("Pending");
    assertThat(accepted.propertyNames())
        .contains("duration_ms", "result", "error", "logs", "tool_calls");
    JsonNode status = status(accepted.get("execution_id").asString());
    assertThat(status.get("id")).isEqualTo(status.get("execution_id"));
    assertThat(status.get("status").asString()).isEqualTo("Pending");
    assertThat(status.get("progress").asInt()).isZero();
    assertThat(status.get("score").isNull()).isTrue();
    assertThat(status.get("created_at").asString()).endsWith("Z");
    assertThat(jdbc.sql("select count(*) from execution").query(Long.class).single()).isEqualTo(1);
  }

  @Test
  void status_ofAnEndedRun_servesBothKindsOfClients() throws Exception {
    UUID id = accept();
    records.storeResult(Sessions.completed(id, 0.785714));

    JsonNode status = status(id.toString());

    assertThat(status.propertyNames())
        .contains(
            "id",
            "execution_id",
            "benchmark_id",
            "agent",
            "status",
            "state",
            "created_at",
            "updated_at",
            "start_time",
            "end_time",
            "timestamp",
            "progress",
            "score",
            "passed",
            "final_status",
            "execution_time_ms",
            "color_class",
            "error",
            "error_message",
            "failure",
            "attempt",
            "trace",
            "logs",
            "result_data",
            "metadata");
    assertThat(status.get("color_class").asString()).isEqualTo("yellow");
    assertThat(status.at("/result_data/source").asString()).isEqualTo("session_file");
    assertThat(status.at("/result_data/final_result/execution_time_ms").asInt()).isEqualTo(1234);
  }

  @Test
  void status_ofAFailedRun_carriesItsEvidenceAsJson() throws Exception {
    UUID id = accept();
    records.storeResult(Sessions.failed(id, "boom"));

    JsonNode failure = status(id.toString()).get("failure");

    assertThat(failure.get("class").asString()).isEqualTo("runner_crashed");
    assertThat(failure.at("/evidence/exit_code").asInt()).isEqualTo(3);
    assertThat(failure.at("/evidence/stderr_tail").asString()).isEqualTo("boom");
  }

  @Test
  void stop_isAnsweredAndRepeatable_untilTheRunHasEnded() throws Exception {
    UUID id = accept();

    assertThat(body(post(STOP + id, ""), 200).get("status").asString()).isEqualTo("stopped");
    assertThat(body(post(STOP + UUID.randomUUID(), ""), 404)).isNotNull();
    records.storeResult(Sessions.completed(id, 1));
    JsonNode problem = body(post(STOP + id, ""), 400);
    assertThat(problem.get("message").asString()).contains("already ended");
  }

  @Test
  void ymlContent_isRunWithoutChangingTheCatalogue() throws Exception {
    String yaml =
        jdbc.sql("select yaml from benchmark_version where benchmark_id = '001-sol-transfer'")
            .query(String.class)
            .list()
            .get(0);
    String body =
        JsonMapper.shared()
            .writeValueAsString(
                Map.of("agent", "deterministic", "yml_content", yaml + "# changed\n"));
    String before = catalogueVersion();

    body(post(RUN, body), 200);

    assertThat(catalogueVersion()).isEqualTo(before);
    assertThat(jdbc.sql("select benchmark_sha256 from execution").query(String.class).single())
        .isNotEqualTo(before);
    String other = body.replace("id: 001-sol-transfer", "id: 009-other");
    assertThat(body(post(RUN, other), 400).get("message").asString()).contains("009-other");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|agent is missing; allowed: deterministic",
        "{\"agent\":\"gemini\"}|agent 'gemini' is not available; allowed: deterministic",
        "{\"agent\":[]}|agent must be text",
        "{\"agent\":|the body is not valid JSON",
        "[]|the body must be a JSON object",
        "null|the body is missing or not a JSON object",
        "{\"agent\":\"deterministic\",\"timeout_seconds\":0}|timeout_seconds must be between 1 and",
        "{\"agent\":\"deterministic\",\"timeout_seconds\":3601}|timeout_seconds must be between 1",
        "{\"agent\":\"deterministic\",\"timeout_seconds\":\"5\"}|timeout_seconds must be a whole",
        "{\"agent\":\"deterministic\",\"timeout_seconds\":1.5}|timeout_seconds must be a whole",
        "{\"agent\":\"deterministic\",\"timeout_seconds\":99999999999}|timeout_seconds must be a",
        "{\"agent\":\"deterministic\",\"yml_content\":\"id: x\"}|yml_content: line 1",
      })
  void badOrders_areRefusedWithOneClearLine(String order, String message) throws Exception {
    JsonNode problem = body(post(RUN, order), 400);

    assertThat(problem.get("message").asString()).startsWith(message).doesNotContain("\n");
    assertThat(problem.propertyNames())
        .contains("status", "title", "detail", "error", "message", "timestamp");
    assertThat(jdbc.sql("select count(*) from execution").query(Long.class).single()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/api/v1/benchmarks/nope/run,404,benchmark 'nope' is not known",
    "GET,/api/v1/nothing,404,there is nothing at GET /api/v1/nothing",
    "DELETE,/api/v1/benchmarks,405,Method 'DELETE' is not supported.",
    "GET,/api/v1/benchmarks/001-sol-transfer/status/1-1-1-1-1,404,execution '1-1-1-1-1' of",
  })
  void wrongAddresses_areProblemsToo(String method, String path, int status, String message)
      throws Exception {
    JsonNode problem =
        body(
            http.method(HttpMethod.valueOf(method))
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"agent\":\"deterministic\"}")
                .exchange(),
            status);

    assertThat(problem.get("message").asString()).startsWith(message);
  }

  @Test
  void status_underAnotherBenchmark_isNotFound() throws Exception {
    UUID id = accept();

    body(http.get().uri("/api/v1/benchmarks/002-spl-transfer/status/" + id).exchange(), 404);
  }

  @Test
  void wrongContentType_isRefused() throws Exception {
    MvcTestResult result =
        http.post().uri(RUN).contentType(MediaType.TEXT_PLAIN).content("x").exchange();

    assertThat(body(result, 415).get("message").asString()).contains("text/plain");
  }

  @Test
  void preflight_fromAPageOnThisMachine_isAllowed() {
    assertThat(preflight("http://localhost:5173"))
        .hasStatusOk()
        .headers()
        .hasValue("Access-Control-Allow-Origin", "http://localhost:5173");
    assertThat(preflight("https://evil.example")).hasStatus(403);
  }

  private MvcTestResult preflight(String origin) {
    return http.options()
        .uri(RUN)
        .header("Origin", origin)
        .header("Access-Control-Request-Method", "POST")
        .header("Access-Control-Request-Headers", "content-type")
        .exchange();
  }

  private UUID accept() throws Exception {
    engine.up = false;
    JsonNode accepted = body(post(RUN, "{\"agent\":\"deterministic\"}"), 200);
    return UUID.fromString(accepted.get("execution_id").asString());
  }

  private JsonNode status(String id) throws Exception {
    return body(http.get().uri(STATUS + id).exchange(), 200);
  }

  private MvcTestResult post(String uri, String body) {
    return http.post().uri(uri).contentType(MediaType.APPLICATION_JSON).content(body).exchange();
  }

  private String catalogueVersion() {
    return jdbc.sql("select version_sha256 from benchmark where id = '001-sol-transfer'")
        .query(String.class)
        .single();
  }

  private static JsonNode body(MvcTestResult result, int status) throws Exception {
    assertThat(result).hasStatus(status);
    return JsonMapper.shared().readTree(result.getResponse().getContentAsString());
  }
}
