package dev.reev.api.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.reev.api.live.EventClient;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.workflows.run.RunIds;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * Walks the path of docs/how-a-run-travels.md on the real thing: HTTP, embedded PostgreSQL,
 * Temporal server, runner process, Solana VM. Broken runners are chosen by a word in the
 * benchmark's prompt.
 */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "reev.benchmarks-dir=${reev.root}/benchmarks",
      "reev.runner.root=${reev.root}",
      "reev.runner.slots=" + RunJourneyIT.SLOTS,
      "reev.runner.stop-grace=1s",
      "reev.reaper.period=1s",
      "reev.invariants.period-seconds=1"
    })
@DirtiesContext
class RunJourneyIT {

  static final int SLOTS = 4;

  private static final TemporalServerProcess TEMPORAL = TemporalServerProcess.start();
  private static final Path HOME = temporaryHome();

  /** Three attempts of about two seconds each with waits between them, on a slow machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    registry.add("reev.home", HOME::toString);
    registry.add("reev.runner.home", HOME::toString);
    registry.add("reev.runner.sessions-dir", () -> HOME.resolve("sessions").toString());
    registry.add(
        "reev.runner.command",
        () -> "/bin/sh " + Path.of("src/test/runners/runner.sh").toAbsolutePath());
    registry.add("spring.temporal.connection.target", TEMPORAL::address);
  }

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  @Autowired private WorkflowClient temporal;

  private final HttpClient http = HttpClient.newHttpClient();

  @AfterAll
  static void stopTemporal() throws Exception {
    TEMPORAL.close();
  }

  @ParameterizedTest
  @CsvSource({
    "001-sol-transfer, 1.0, true, Succeeded",
    "002-spl-transfer, 1.0, true, Succeeded",
    "003-spl-transfer-fail, 0.75, true, Succeeded",
    "004-partial-score-spl-transfer, 0.785714, true, Succeeded"
  })
  void aBenchmark_travelsFromTheRequestToItsScore(
      String benchmark, double score, boolean passed, String finalStatus) throws Exception {
    JsonNode accepted = post("/benchmarks/" + benchmark + "/run", Map.of("agent", "deterministic"));
    String id = accepted.get("execution_id").asString();
    assertThat(accepted.get("state").asString()).isEqualTo("Pending");

    JsonNode status = awaitEnd(benchmark, id);

    assertThat(status.get("state").asString()).isEqualTo("Completed");
    assertThat(status.get("status").asString()).isEqualTo("Completed");
    assertThat(status.get("progress").asInt()).isEqualTo(100);
    assertThat(status.get("score").asDouble()).isCloseTo(score, within(1e-6));
    assertThat(status.get("passed").asBoolean()).isEqualTo(passed);
    assertThat(status.get("final_status").asString()).isEqualTo(finalStatus);
    assertThat(status.get("trace").asString()).contains("Prompt:", "ACTION:", "OBSERVATION:");
    assertThat(rows("session_document", id)).isOne();
    assertThat(rows("execution_attempt", id)).isOne();
    assertThat(HOME.resolve("sessions/session_" + id + ".json")).isRegularFile();
    assertThat(HOME.resolve("sessions/enhanced_otel_" + id + ".jsonl")).isRegularFile();
    assertThat(activities(id))
        .containsExactlyInAnyOrder(
            "runner.launch", "records.markRunning", "runner.readSession", "records.storeResult")
        .allSatisfy(activity -> assertThat(howARunTravels()).contains(activity));
    assertThat(processesOf(id)).isEmpty();
  }

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
      String breakage, String failureClass, int attempts) throws Exception {
    String id = runBroken(breakage, 60);

    JsonNode status = awaitEnd("broken", id);

    assertThat(status.get("state").asString()).isEqualTo("Failed");
    assertThat(status.get("score").isNull()).isTrue();
    assertThat(status.get("failure").get("class").asString()).isEqualTo(failureClass);
    assertThat(status.get("failure").get("message").asString()).isNotBlank();
    assertThat(status.get("failure").get("evidence").get("stderr_tail").asString())
        .contains("breaking: " + breakage);
    assertThat(status.get("attempt").asInt()).isEqualTo(attempts);
    assertThat(rows("execution_attempt", id)).isEqualTo(attempts);
    assertThat(status.get("score").isNull()).isTrue();
  }

  @Test
  void aRunnerThatHangs_isEndedAtItsDeadline() throws Exception {
    String id = runBroken("hang", 2);

    JsonNode status = awaitEnd("broken", id);

    assertThat(status.get("state").asString()).isEqualTo("TimedOut");
    assertThat(status.get("status").asString()).isEqualTo("Failed");
    assertThat(status.get("error").asString())
        .isEqualTo("no result within 2 s; the runner was ended");
    assertThat(processesOf(id)).isEmpty();
  }

  @Test
  void aStop_endsTheRunnerAndStoresStopped() throws Exception {
    String id = runBroken("hang", 60);
    await().atMost(PATIENCE).until(() -> "Running".equals(state("broken", id)));
    await().atMost(PATIENCE).until(() -> rows("execution_attempt", id) == 1);

    assertThat(post("/benchmarks/broken/stop/" + id, Map.of()).get("status").asString())
        .isEqualTo("stopped");

    JsonNode status = awaitEnd("broken", id);
    assertThat(status.get("state").asString()).isEqualTo("Stopped");
    assertThat(status.get("error").asString()).isEqualTo("Execution stopped by user");
    assertThat(processesOf(id)).isEmpty();
    assertThat(log(id, "?stream=stderr")).isEqualTo("breaking: hang\n");
  }

  @Test
  void whatIsUnderWay_isTheSameOnAllSidesAndNothingAfterwards() throws Exception {
    String id = runBroken("hang", 60);
    await().atMost(PATIENCE).until(() -> "Running".equals(state("broken", id)));

    awaitUnderWay(1);
    post("/benchmarks/broken/stop/" + id, Map.of());

    awaitUnderWay(0);
  }

  @Test
  void aRunnerWhoseWorkflowIsGone_isEndedByItsHost() throws Exception {
    String id = runBroken("hang", 600);
    await().atMost(PATIENCE).until(() -> processesOf(id).findAny().isPresent());

    temporal.newUntypedWorkflowStub(RunIds.workflowId(id)).terminate("by hand");

    await().atMost(PATIENCE).until(() -> processesOf(id).findAny().isEmpty());
    assertThat(awaitEnd("broken", id).get("state").asString()).isEqualTo("Stopped");
  }

  @Test
  void aLargeSession_arrivesWholeInTheDatabase() throws Exception {
    String id = runBroken("large-session", 60);

    JsonNode status = awaitEnd("broken", id);

    assertThat(status.get("state").asString()).isEqualTo("Completed");
    long stored =
        jdbc.sql("select size_bytes from session_document where execution_id = ?")
            .param(UUID.fromString(id))
            .query(Long.class)
            .single();
    assertThat(stored).isEqualTo(Files.size(HOME.resolve("sessions/session_" + id + ".json")));
    assertThat(stored).isGreaterThan(1_000_000);
    assertThat(rows("document_chunk", id)).isZero();
  }

  @Test
  void aDeliveredKey_isInNoHistoryNoTableAndNoFileOfTheRun() throws Exception {
    String key = "sk-very-secret-1234";
    String url = "http://127.0.0.1:1/v1";
    Object config = Map.of("agent_type", "local", "api_url", url, "api_key", key);
    String id =
        post(
                "/benchmarks/broken/run",
                Map.of("agent", "local", "config", config, "yml_content", broken("tells-its-key")))
            .get("execution_id")
            .asString();

    JsonNode status = awaitEnd("broken", id);

    assertThat(status.get("failure").get("message").asString())
        .isEqualTo("key ******************* at " + url);
    assertThat(status.toString()).doesNotContain(key);
    assertThat(history(id)).contains("sealedConfig", "AGENT_ERROR").doesNotContain(key);
    for (String table :
        jdbc.sql("select tablename from pg_tables where schemaname = 'public'")
            .query(String.class)
            .list()) {
      assertThat(jdbc.sql("select t::text from " + table + " t").query(String.class).list())
          .as(table)
          .noneMatch(row -> row.contains(key));
    }
    try (Stream<Path> files = Files.walk(HOME)) {
      for (Path file :
          files
              .filter(path -> path.toString().contains(id))
              .filter(Files::isRegularFile)
              .toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(key);
      }
    }
  }

  @Test
  void progress_isSeenByStreamAndLogWithinASecond() throws Exception {
    String id = runBroken("tells-progress", 60);
    try (EventClient client = EventClient.open(port, id, null)) {
      client.await(PATIENCE, event -> event.id().equals("1-1-3"));
      assertThat(log(id, "")).startsWith("line 1\nline 2\n");
      assertThat(status("broken", id).get("progress").asInt()).isBetween(1, 99);
      client.awaitEnd(PATIENCE);

      List<EventClient.Event> progress =
          client.events.stream().filter(event -> event.name().equals("progress")).toList();
      assertThat(client.ids()).startsWith("0-0-0", "1-1-0").endsWith("1-1-5", "2-1-0");
      assertThat(progress).hasSizeGreaterThanOrEqualTo(4);
      List<Instant> written = eventTimes(id);
      for (EventClient.Event event : progress) {
        int number = event.data().get("events").asInt();
        assertThat(event.data().get("tool").asString()).isEqualTo("tool-" + number);
        assertThat(Duration.between(written.get(number - 1), event.at()))
            .as("event %d", number)
            .isLessThan(Duration.ofSeconds(1));
      }
    }
    assertThat(log(id, "")).isEqualTo("line 1\nline 2\nline 3\nline 4\nline 5\n");
  }

  @Test
  void theRealRunner_tellsItsStepsWhileItWorks() throws Exception {
    String benchmark = "305-flow-account-transfer-memo";
    String id =
        post("/benchmarks/" + benchmark + "/run", Map.of("agent", "deterministic"))
            .get("execution_id")
            .asString();
    try (EventClient client = EventClient.open(port, id, null)) {
      client.awaitEnd(PATIENCE);

      JsonNode last = client.events.get(client.events.size() - 2).data();
      assertThat(last.get("events").asInt()).isEqualTo(eventTimes(id).size());
      assertThat(last.get("steps").asInt()).isEqualTo(3);
      assertThat(last.get("step").asInt()).isEqualTo(3);
      assertThat(last.get("percent").asInt()).isEqualTo(99);
      assertThat(client.events.get(client.events.size() - 1).data().get("score").asDouble())
          .isEqualTo(1);
    }
  }

  @Test
  void anUrgentRun_getsTheNextFreeSlot() throws Exception {
    List<String> ordinary = new ArrayList<>();
    for (int i = 0; i < 2 * SLOTS; i++) {
      ordinary.add(order("sleeps", 5));
    }
    // All of them wait in Temporal now, so it is there that the urgent one has to overtake.
    await().atMost(PATIENCE).until(() -> waitingForTemporal() == 0);
    String urgent = order("sleeps", 1);

    awaitEnd("broken", urgent);

    Instant last = Instant.MIN;
    for (String id : ordinary) {
      String started = awaitEnd("broken", id).get("start_time").asString();
      last = last.isBefore(Instant.parse(started)) ? Instant.parse(started) : last;
    }
    assertThat(Instant.parse(status("broken", urgent).get("start_time").asString())).isBefore(last);
  }

  @Test
  void aSuite_runsAllItsItemsAndEnds() throws Exception {
    JsonNode ordered =
        send(
            request(
                "/suites",
                Map.of(
                    "benchmarks",
                    List.of("001-*", "301-*", "100-*"),
                    "agents",
                    List.of("deterministic"),
                    "repeats",
                    2,
                    "concurrency",
                    3)),
            202);
    String path = "/suites/" + ordered.get("id").asString();

    JsonNode suite =
        await()
            .atMost(PATIENCE)
            .until(
                () -> send(HttpRequest.newBuilder(uri(path)).build(), 200),
                now -> now.get("state").asString().equals("Completed"));

    assertThat(suite.get("counts").get("completed").asInt()).as(suite.toString()).isEqualTo(4);
    assertThat(suite.get("counts").get("skipped").asInt()).isEqualTo(2);
    assertThat(suite.get("mean_score").asDouble()).isEqualTo(1);
    assertThat(
            temporal.fetchHistory("suite-" + ordered.get("id").asString()).getEvents().stream()
                .filter(event -> event.hasChildWorkflowExecutionCompletedEventAttributes()))
        .hasSize(4);
  }

  private long waitingForTemporal() {
    return jdbc.sql("select count(*) from execution where workflow_started_at is null")
        .query(Long.class)
        .single();
  }

  private String order(String breakage, int priority) throws Exception {
    return send(
            request(
                "/runs",
                Map.of(
                    "agent",
                    "deterministic",
                    "priority",
                    priority,
                    "yml_content",
                    broken(breakage))),
            202)
        .get("id")
        .asString();
  }

  @Test
  void aLongOutput_arrivesWhole() throws Exception {
    String id = runBroken("prints-a-lot", 60);

    assertThat(awaitEnd("broken", id).get("state").asString()).isEqualTo("Completed");

    assertThat(log(id, "").lines()).hasSize(100_000);
    assertThat(log(id, "?tail=1")).isEqualTo("line 100000 of what this runner printed\n");
    byte[] stderr = Files.readAllBytes(HOME.resolve("attempts/" + id + "/1/stderr"));
    HttpResponse<byte[]> noise =
        http.send(
            HttpRequest.newBuilder(uri("/runs/" + id + "/logs?stream=stderr")).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(noise.body()).isEqualTo(stderr);
    assertThat(activities(id)).contains("runner.readSessionChunk", "records.storeSessionChunk");
    assertThat(rows("document_chunk", id)).isZero();
  }

  private String log(String id, String query) throws Exception {
    return http.send(
            HttpRequest.newBuilder(uri("/runs/" + id + "/logs" + query)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static List<Instant> eventTimes(String id) throws IOException {
    return Files.readAllLines(HOME.resolve("sessions/enhanced_otel_" + id + ".jsonl")).stream()
        .map(line -> Instant.parse(ReevJson.MAPPER.readTree(line).get("timestamp").asString()))
        .toList();
  }

  /** Rows, workflows and processes alike. */
  private void awaitUnderWay(int runs) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              JsonNode check = send(HttpRequest.newBuilder(uri("/system/invariants")).build(), 200);
              assertThat(check.get("agree").asBoolean()).as(check.toString()).isTrue();
              for (String side :
                  List.of("open_rows", "running_rows", "open_workflows", "live_attempts")) {
                assertThat(check.get("counts").get(side).asInt())
                    .as(check.toString())
                    .isEqualTo(runs);
              }
              assertThat(check.get("counts").get("hosts").size()).isOne();
              assertThat(check.get("counts").get("silent_hosts").isEmpty()).isTrue();
            });
  }

  private String runBroken(String breakage, int timeoutSeconds) throws Exception {
    return post(
            "/benchmarks/broken/run",
            Map.of(
                "agent",
                "deterministic",
                "timeout_seconds",
                timeoutSeconds,
                "yml_content",
                broken(breakage)))
        .get("execution_id")
        .asString();
  }

  private static String broken(String breakage) {
    return """
        id: broken
        description: A runner that breaks on purpose
        tags: []
        initial_state:
          - pubkey: USER_WALLET_PUBKEY
            owner: "11111111111111111111111111111111"
            lamports: 1000000000
        prompt: "BREAK=%s"
        ground_truth:
          final_state_assertions: []
        """
        .formatted(breakage);
  }

  /** Payloads are plain JSON in there. */
  private String history(String id) {
    return temporal
        .fetchHistory(RunIds.workflowId(id))
        .getHistory()
        .toByteString()
        .toString(StandardCharsets.ISO_8859_1);
  }

  private JsonNode awaitEnd(String benchmark, String id) {
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> status(benchmark, id),
            status -> List.of("Completed", "Failed").contains(status.get("status").asString()));
  }

  private String state(String benchmark, String id) throws Exception {
    return status(benchmark, id).get("state").asString();
  }

  private JsonNode status(String benchmark, String id) throws Exception {
    return send(
        HttpRequest.newBuilder(uri("/benchmarks/" + benchmark + "/status/" + id)).build(), 200);
  }

  private JsonNode post(String path, Object body) throws Exception {
    return send(request(path, body), 200);
  }

  private HttpRequest request(String path, Object body) {
    return HttpRequest.newBuilder(uri(path))
        .header("content-type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(ReevJson.MAPPER.writeValueAsString(body)))
        .build();
  }

  private JsonNode send(HttpRequest request, int status) throws Exception {
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return ReevJson.MAPPER.readTree(response.body());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + "/api/v1" + path);
  }

  private long rows(String table, String id) {
    return jdbc.sql("select count(*) from " + table + " where execution_id = ?")
        .param(UUID.fromString(id))
        .query(Long.class)
        .single();
  }

  private Stream<String> activities(String id) {
    return temporal.fetchHistory(RunIds.workflowId(id)).getEvents().stream()
        .filter(event -> event.hasActivityTaskScheduledEventAttributes())
        .map(event -> event.getActivityTaskScheduledEventAttributes().getActivityType().getName());
  }

  private static Stream<ProcessHandle> processesOf(String id) {
    return ProcessHandle.allProcesses()
        .filter(
            process -> {
              try {
                return Files.readString(
                        Path.of("/proc/" + process.pid() + "/environ"), StandardCharsets.ISO_8859_1)
                    .contains("REEV_EXECUTION_ID=" + id);
              } catch (IOException gone) {
                return false;
              }
            });
  }

  private static String howARunTravels() throws IOException {
    return Files.readString(Path.of(System.getProperty("reev.root"), "docs/how-a-run-travels.md"));
  }

  private static Path temporaryHome() {
    try {
      return Files.createTempDirectory(Path.of("target"), "journey").toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
