package dev.reev.api.legacy.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.ApiBodies;
import dev.reev.api.StoredRows;
import dev.reev.api.run.workflow.ServerWithFakeEngine;
import dev.reev.api.run.workflow.Sessions;
import dev.reev.workflows.run.RecordActivities;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@ServerWithFakeEngine
class SessionRoutesIT {

  private static final String BENCHMARK = "001-sol-transfer";
  private static final Instant EARLY = Instant.parse("2026-11-24T08:00:00Z");
  private static final Instant LATE = EARLY.plusSeconds(60);

  @Autowired private MockMvcTester http;
  @Autowired private JdbcClient jdbc;
  @Autowired private RecordActivities records;

  private Path published;

  private StoredRows rows;

  @BeforeEach
  void reset(@Value("${reev.runner.sessions-dir}") String sessions) {
    published = Path.of(sessions);
    rows = new StoredRows(jdbc, records);
  }

  @Test
  void waitOutsideItsRange_isRefused() throws Exception {
    for (String wait : new String[] {"-1", "31", "soon"}) {
      assertThat(get(400, "/execution-logs/" + BENCHMARK + "?wait=" + wait).toString())
          .contains("wait");
    }
  }

  @Test
  void executionLogs_ofAnEndedRun_haveItsTraceAtTheTop() throws Exception {
    UUID id = rows.scored(BENCHMARK, "deterministic", 0.5, EARLY);

    JsonNode log = get(200, "/execution-logs/" + BENCHMARK);

    assertThat(log.get("trace").asString())
        .contains("📝 Prompt: Send some SOL", "✓ Step 1", "ACTION:", "Program ID:", "OBSERVATION:")
        .contains("❌ Execution completed below the pass threshold");
    assertThat(log.get("is_running").asBoolean()).isFalse();
    assertThat(log.get("execution_id").asString()).isEqualTo(id.toString());
    assertThat(log.get("agent_type").asString()).isEqualTo("deterministic");
    assertThat(log.get("interface").asString()).isEqualTo("web");
    assertThat(log.get("status").asString()).isEqualTo("completed");
    assertThat(log.get("final_status").asString()).isEqualTo("Completed");
    assertThat(log.get("progress").asInt()).isEqualTo(100);
    assertThat(log.get("message").isNull()).isFalse();
  }

  @Test
  void executionLogs_areThoseOfTheNewestRun() throws Exception {
    UUID early = rows.failed(BENCHMARK, "local", EARLY);
    UUID late = rows.pending(BENCHMARK, "deterministic", LATE);

    JsonNode newest = get(200, "/execution-logs/" + BENCHMARK + "?wait=0");
    JsonNode ofLocal = get(200, "/execution-logs/" + BENCHMARK + "?agent=local");

    assertThat(newest.get("execution_id").asString()).isEqualTo(late.toString());
    assertThat(newest.get("is_running").asBoolean()).isTrue();
    assertThat(newest.get("trace").asString()).startsWith("⏳");
    assertThat(ofLocal.get("execution_id").asString()).isEqualTo(early.toString());
    assertThat(ofLocal.get("status").asString()).isEqualTo("failed");
    assertThat(ofLocal.get("trace").asString()).contains("❌ Failed: the runner exited with 3");
    assertThat(ofLocal.get("error").asString()).isEqualTo("the runner exited with 3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/execution-logs/", "/transaction-logs/", "/flow-logs/"})
  void benchmarkWithoutRuns_isNoError_butAnUnknownOneIs(String route) throws Exception {
    JsonNode none = get(200, route + BENCHMARK);

    assertThat(none.get("message").asString()).isNotBlank();
    assertThat(none.get("benchmark_id").asString()).isEqualTo(BENCHMARK);
    assertThat(get(404, route + "nope").get("code").asString()).isEqualTo("not_found");
  }

  @Test
  void logsWithoutRuns_areEmptyAndNotRunning() throws Exception {
    assertThat(get(200, "/execution-logs/" + BENCHMARK).get("trace").asString()).isEmpty();
    assertThat(get(200, "/execution-logs/" + BENCHMARK).get("is_running").asBoolean()).isFalse();
    assertThat(get(200, "/transaction-logs/" + BENCHMARK).get("transaction_logs").asString())
        .isEmpty();
    assertThat(get(200, "/flow-logs/" + BENCHMARK).get("sessions").isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|yaml|Transaction Logs:",
        "format=yaml|yaml|- \"Program log: hello\"",
        "format=plain|plain|Step 1:\\n  Program log: hello",
        "format=tree|tree|└── Step 1: Success",
        "format=tree&show_cu=true|tree|└── Step 1: Success (150 compute units)",
      })
  void transactionLogs_comeInThreeForms(String query, String format, String part) throws Exception {
    rows.scored(BENCHMARK, "deterministic", 1, EARLY);

    JsonNode log = get(200, "/transaction-logs/" + BENCHMARK + "?" + query);

    assertThat(log.get("transaction_logs").asString()).contains(part.replace("\\n", "\n"));
    assertThat(log.get("format").asString()).isEqualTo(format);
    assertThat(log.get("show_cu").asBoolean()).isEqualTo(query.contains("show_cu"));
    assertThat(log.get("is_running").asBoolean()).isFalse();
    assertThat(log.propertyNames()).contains("benchmark_id", "message");
  }

  @Test
  void transactionLogs_whileRunning_saySo() throws Exception {
    rows.pending(BENCHMARK, "deterministic", EARLY);

    JsonNode log = get(200, "/transaction-logs/" + BENCHMARK + "?wait=0");

    assertThat(log.get("is_running").asBoolean()).isTrue();
    assertThat(log.get("transaction_logs").asString()).startsWith("⏳");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/transaction-logs/001-sol-transfer?format=xml",
        "/transaction-logs/001-sol-transfer?show_cu=maybe",
        "/transaction-logs/demo?format=xml",
        "/flows/x?format=pdf",
      })
  void badParameters_areRefused(String path) throws Exception {
    assertThat(get(400, path).get("errors").get(0).get("field").asString())
        .isIn("format", "show_cu");
  }

  @Test
  void demo_hasLogsWithoutAnyRun() throws Exception {
    JsonNode demo = get(200, "/transaction-logs/demo?format=plain&show_cu=true");

    assertThat(demo.get("benchmark_id").asString()).isEqualTo("demo-jupiter-swap");
    assertThat(demo.get("transaction_logs").asString().lines()).hasSize(9);
  }

  /**
   * Its questions, in its order: logs when the benchmark is selected, then every two seconds logs
   * and status, and nothing more once the status is terminal. What it was told last stays on its
   * page.
   */
  @Test
  void theFirstWebClient_isNotLeftWithARunUnderWayThatHasEnded() throws Exception {
    List<String> logs = List.of("/execution-logs/" + BENCHMARK, "/transaction-logs/" + BENCHMARK);
    UUID id = rows.pending(BENCHMARK, "deterministic", Instant.now());
    String status = "/benchmarks/" + BENCHMARK + "/status/" + id;
    Map<String, List<Future<JsonNode>>> asked = new HashMap<>();
    ExecutorService browser = Executors.newCachedThreadPool();
    try {
      for (int tick = 0; tick < 4; tick++) {
        for (String log : logs) {
          asked
              .computeIfAbsent(log, key -> new ArrayList<>())
              .add(browser.submit(() -> get(200, log)));
        }
        assertThat(get(200, status).get("status").asString()).isEqualTo("Pending");
        Thread.sleep(300);
      }
      // A browser has six connections to a server, and the status needs one of them.
      assertThat(asked.values().stream().flatMap(List::stream).filter(log -> !log.isDone()))
          .hasSizeLessThanOrEqualTo(4);
      records.storeResult(Sessions.failed(id, "boom"));
      assertThat(get(200, status).get("status").asString()).isEqualTo("Failed");
      for (String log : logs) {
        JsonNode last = asked.getOrDefault(log, List.of()).get(3).get(5, TimeUnit.SECONDS);
        assertThat(last.get("is_running").asBoolean()).as(log).isFalse();
        assertThat(last.toString()).as(log).doesNotContain("⏳").contains("Failed");
      }
    } finally {
      browser.shutdownNow();
    }
  }

  @Test
  void flowLogs_areTheTenNewestSessions() throws Exception {
    for (int i = 0; i < 11; i++) {
      rows.scored(BENCHMARK, "deterministic", 1, EARLY.plusSeconds(i));
    }
    UUID open = rows.pending(BENCHMARK, "deterministic", LATE);

    JsonNode sessions = get(200, "/flow-logs/" + BENCHMARK).get("sessions");

    assertThat(sessions.size()).isEqualTo(10);
    assertThat(sessions.get(0).get("session_id").asString()).isEqualTo(open.toString());
    assertThat(sessions.get(0).get("is_running").asBoolean()).isTrue();
    assertThat(sessions.get(0).get("log_content").isNull()).isTrue();
    assertThat(sessions.get(0).get("score").isNull()).isTrue();
    JsonNode ended = sessions.get(1);
    assertThat(ended.propertyNames())
        .contains("agent_type", "interface", "status", "final_status", "progress");
    assertThat(ended.get("status").asString()).isEqualTo("completed");
    assertThat(ended.get("log_content").asString()).startsWith("🌊 001-sol-transfer");
  }

  @Test
  void flow_ofAStoredSession_isADiagram() throws Exception {
    UUID id = rows.scored(BENCHMARK, "deterministic", 1, EARLY);

    JsonNode flow = get(200, "/flows/" + id);

    assertThat(flow.get("session_id").asString()).isEqualTo(id.toString());
    assertThat(flow.get("diagram").asString())
        .startsWith("stateDiagram\n    [*] --> Prompt\n    Prompt --> Agent : Send some SOL");
    JsonNode metadata = flow.get("metadata");
    assertThat(metadata.get("state_count").asInt()).isEqualTo(3);
    assertThat(metadata.get("tool_count").asInt()).isEqualTo(1);
    assertThat(metadata.get("execution_time_ms").asInt()).isEqualTo(1234);
    assertThat(metadata.get("benchmark_id").asString()).isEqualTo(BENCHMARK);
    assertThat(metadata.get("session_id").asString()).isEqualTo(id.toString());
    assertThat(flow.get("sessions").isEmpty()).isTrue();
  }

  @Test
  void flow_asPage_drawsWithAScriptOfThisServer() throws Exception {
    UUID id = rows.scored(BENCHMARK, "deterministic", 1, EARLY);

    MvcTestResult page = http.get().uri("/api/v1/flows/" + id + "?format=html").exchange();

    assertThat(page).hasStatusOk().bodyText().contains("<pre class=\"mermaid\">", "stateDiagram");
    assertThat(page.getResponse().getContentType()).isEqualTo("text/html;charset=UTF-8");
    assertThat(page.getResponse().getHeader("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'");
    assertThat(http.get().uri("/assets/mermaid.min.js").exchange())
        .hasStatusOk()
        .bodyText()
        .contains("mermaid");
  }

  @Test
  void flow_withoutSessionYet_isTheRunItself() throws Exception {
    UUID id = rows.pending(BENCHMARK, "deterministic", EARLY);

    JsonNode flow = get(200, "/flows/" + id);

    assertThat(flow.get("diagram").isNull()).isTrue();
    assertThat(flow.get("metadata").isNull()).isTrue();
    assertThat(flow.at("/sessions/0/status").asString()).isEqualTo("pending");
  }

  @Test
  void flow_ofARunByHand_comesFromItsFile() throws Exception {
    UUID id = UUID.randomUUID();
    Files.createDirectories(published);
    Path file = published.resolve("session_" + id + ".json");
    Files.write(file, Sessions.json(Sessions.scored(id, 1, true)));

    assertThat(get(200, "/flows/" + id).at("/metadata/source").asString()).isEqualTo("file");

    Files.write(file, Sessions.json(Sessions.scored(UUID.randomUUID(), 1, true)));
    get(404, "/flows/" + id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nope", "00000000-0000-0000-0000-000000000000", "..", "a b"})
  void flow_ofAnUnknownSession_isNotFound(String session) throws Exception {
    ApiBodies.get(http, 404, "/api/v1/flows/{session}", session);
  }

  private JsonNode get(int status, String path) throws Exception {
    return ApiBodies.get(http, status, "/api/v1" + path);
  }
}
