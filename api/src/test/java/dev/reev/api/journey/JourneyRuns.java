package dev.reev.api.journey;

import static org.awaitility.Awaitility.await;

import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.workflows.run.RunIds;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Runs of a {@link JourneyServer}, and all that is left of them anywhere. */
final class JourneyRuns {

  /** Three attempts of about two seconds each with waits between them, on a slow machine. */
  static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final String BROKEN = "broken";

  private final ApiClient api;
  private final JdbcClient jdbc;
  private final WorkflowClient temporal;
  private final Path home;

  private JourneyRuns(ApiClient api, JdbcClient jdbc, WorkflowClient temporal, Path home) {
    this.api = api;
    this.jdbc = jdbc;
    this.temporal = temporal;
    this.home = home;
  }

  @TestConfiguration(proxyBeanMethods = false)
  static class Configuration {

    @Bean
    @Lazy // as its client
    JourneyRuns journeyRuns(
        ApiClient api, JdbcClient jdbc, WorkflowClient temporal, @Value("${reev.home}") Path home) {
      return new JourneyRuns(api, jdbc, temporal, home);
    }
  }

  String run(String benchmark) {
    return api.post("/benchmarks/" + benchmark + "/run", Map.of("agent", "deterministic"))
        .get("execution_id")
        .asString();
  }

  /** A run of the benchmark {@code broken}, whose runner does one of the things of runner.sh. */
  String breaking(String how, int timeoutSeconds) {
    return breaking(how, Map.of("agent", "deterministic", "timeout_seconds", timeoutSeconds));
  }

  String breaking(String how, Map<String, ?> order) {
    var whole = new HashMap<String, Object>(order);
    whole.put("yml_content", benchmark(how));
    return api.post("/benchmarks/" + BROKEN + "/run", whole).get("execution_id").asString();
  }

  static String benchmark(String how) {
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
          final_state_assertions: [{ type: TransactionSucceeded }]
        """
        .formatted(how);
  }

  JsonNode stop(String id) {
    return api.post("/benchmarks/" + BROKEN + "/stop/" + id, Map.of());
  }

  JsonNode status(String id) {
    return status(BROKEN, id);
  }

  void awaitRunning(String id) {
    await().atMost(PATIENCE).until(() -> status(id).get("state").asString().equals("Running"));
  }

  JsonNode awaitEnd(String id) {
    return awaitEnd(BROKEN, id);
  }

  JsonNode awaitEnd(String benchmark, String id) {
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> status(benchmark, id),
            status -> List.of("Completed", "Failed").contains(status.get("status").asString()));
  }

  private JsonNode status(String benchmark, String id) {
    return api.get("/benchmarks/" + benchmark + "/status/" + id);
  }

  /** Its output, or a part of it by a query. */
  String log(String id, String query) {
    return api.text("/runs/" + id + "/logs" + query);
  }

  /** When each event of its OTEL file was written. */
  List<Instant> eventTimes(String id) throws IOException {
    return Files.readAllLines(eventFile(id)).stream()
        .map(line -> Instant.parse(ReevJson.MAPPER.readTree(line).get("timestamp").asString()))
        .toList();
  }

  Path sessionFile(String id) {
    return home.resolve("sessions/session_" + id + ".json");
  }

  Path eventFile(String id) {
    return home.resolve("sessions/enhanced_otel_" + id + ".jsonl");
  }

  Path attempt(String id, int number) {
    return home.resolve("attempts/" + id + "/" + number);
  }

  /** All files that name it. */
  List<Path> files(String id) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files
          .filter(path -> path.toString().contains(id))
          .filter(Files::isRegularFile)
          .toList();
    }
  }

  long rows(String table, String id) {
    return jdbc.sql("select count(*) from " + table + " where execution_id = ?")
        .param(UUID.fromString(id))
        .query(Long.class)
        .single();
  }

  /** Names of the activities of its workflow, as scheduled. */
  List<String> activities(String id) {
    return temporal.fetchHistory(RunIds.workflowId(id)).getEvents().stream()
        .filter(event -> event.hasActivityTaskScheduledEventAttributes())
        .map(event -> event.getActivityTaskScheduledEventAttributes().getActivityType().getName())
        .toList();
  }

  /** Payloads are plain JSON in there. */
  String history(String id) {
    return temporal
        .fetchHistory(RunIds.workflowId(id))
        .getHistory()
        .toByteString()
        .toString(StandardCharsets.ISO_8859_1);
  }

  static List<ProcessHandle> processes(String id) {
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
            })
        .toList();
  }
}
