package dev.reev.api.journey;

import static dev.reev.api.journey.JourneyRuns.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Walks the path of docs/how-a-run-travels.md on the real thing. */
@JourneyServer
class RunJourneyIT {

  @Autowired private ApiClient api;
  @Autowired private JourneyRuns runs;
  @Autowired private JdbcClient jdbc;
  @Autowired private WorkflowClient temporal;

  @ParameterizedTest
  @CsvSource({
    "001-sol-transfer, 1.0, true, Succeeded",
    "002-spl-transfer, 1.0, true, Succeeded",
    "003-spl-transfer-fail, 0.75, true, Succeeded",
    "004-partial-score-spl-transfer, 0.785714, true, Succeeded"
  })
  void aBenchmark_travelsFromTheRequestToItsScore(
      String benchmark, double score, boolean passed, String finalStatus) throws Exception {
    JsonNode accepted =
        api.post("/benchmarks/" + benchmark + "/run", Map.of("agent", "deterministic"));
    String id = accepted.get("execution_id").asString();
    assertThat(accepted.get("state").asString()).isEqualTo("Pending");

    JsonNode status = runs.awaitEnd(benchmark, id);

    assertThat(status.get("state").asString()).isEqualTo("Completed");
    assertThat(status.get("status").asString()).isEqualTo("Completed");
    assertThat(status.get("progress").asInt()).isEqualTo(100);
    assertThat(status.get("score").asDouble()).isCloseTo(score, within(1e-6));
    assertThat(status.get("passed").asBoolean()).isEqualTo(passed);
    assertThat(status.get("final_status").asString()).isEqualTo(finalStatus);
    assertThat(status.get("trace").asString()).contains("Prompt:", "ACTION:", "OBSERVATION:");
    assertThat(runs.rows("session_document", id)).isOne();
    assertThat(runs.rows("execution_attempt", id)).isOne();
    assertThat(runs.sessionFile(id)).isRegularFile();
    assertThat(runs.eventFile(id)).isRegularFile();
    assertThat(runs.activities(id))
        .containsExactlyInAnyOrder(
            "runner.launch", "records.markRunning", "runner.readSession", "records.storeResult")
        .allSatisfy(activity -> assertThat(howARunTravels()).contains(activity));
    assertThat(JourneyRuns.processes(id)).isEmpty();
  }

  @Test
  void aLargeSession_arrivesWholeInTheDatabase() throws Exception {
    String id = runs.breaking("large-session", 60);

    JsonNode status = runs.awaitEnd(id);

    assertThat(status.get("state").asString()).isEqualTo("Completed");
    long stored =
        jdbc.sql("select size_bytes from session_document where execution_id = ?")
            .param(UUID.fromString(id))
            .query(Long.class)
            .single();
    assertThat(stored).isEqualTo(Files.size(runs.sessionFile(id)));
    assertThat(stored).isGreaterThan(1_000_000);
    assertThat(runs.rows("document_chunk", id)).isZero();
  }

  @Test
  void aLongOutput_arrivesWhole() throws Exception {
    String id = runs.breaking("prints-a-lot", 60);

    assertThat(runs.awaitEnd(id).get("state").asString()).isEqualTo("Completed");

    assertThat(runs.log(id, "").lines()).hasSize(100_000);
    assertThat(runs.log(id, "?tail=1")).isEqualTo("line 100000 of what this runner printed\n");
    assertThat(api.bytes("/runs/" + id + "/logs?stream=stderr"))
        .isEqualTo(Files.readAllBytes(runs.attempt(id, 1).resolve("stderr")));
    assertThat(runs.activities(id))
        .contains("runner.readSessionChunk", "records.storeSessionChunk");
    assertThat(runs.rows("document_chunk", id)).isZero();
  }

  @Test
  void aDeliveredKey_isInNoHistoryNoTableAndNoFileOfTheRun() throws Exception {
    String key = "sk-very-secret-1234";
    String url = "http://127.0.0.1:1/v1";
    Object config = Map.of("agent_type", "local", "api_url", url, "api_key", key);
    String id = runs.breaking("tells-its-key", Map.of("agent", "local", "config", config));

    JsonNode status = runs.awaitEnd(id);

    assertThat(status.get("failure").get("message").asString())
        .isEqualTo("key ******************* at " + url);
    assertThat(status.toString()).doesNotContain(key);
    assertThat(runs.history(id)).contains("sealedConfig", "AGENT_ERROR").doesNotContain(key);
    for (String table :
        jdbc.sql("select tablename from pg_tables where schemaname = 'public'")
            .query(String.class)
            .list()) {
      assertThat(jdbc.sql("select t::text from " + table + " t").query(String.class).list())
          .as(table)
          .noneMatch(row -> row.contains(key));
    }
    assertThat(runs.files(id))
        .isNotEmpty()
        .allSatisfy(
            file ->
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .doesNotContain(key));
  }

  @Test
  void aSuite_runsAllItsItemsAndEnds() {
    String id =
        api.post(
                "/suites",
                Map.of(
                    "benchmarks",
                    List.of("001-*", "301-*", "100-*"),
                    "agents",
                    List.of("deterministic"),
                    "repeats",
                    2,
                    "concurrency",
                    3))
            .get("id")
            .asString();

    JsonNode suite =
        await()
            .atMost(PATIENCE)
            .until(
                () -> api.get("/suites/" + id),
                now -> now.get("state").asString().equals("Completed"));

    assertThat(suite.get("counts").get("completed").asInt()).as(suite.toString()).isEqualTo(4);
    assertThat(suite.get("counts").get("skipped").asInt()).isEqualTo(2);
    assertThat(suite.get("mean_score").asDouble()).isEqualTo(1);
    assertThat(
            temporal.fetchHistory("suite-" + id).getEvents().stream()
                .filter(event -> event.hasChildWorkflowExecutionCompletedEventAttributes()))
        .hasSize(4);
  }

  private static String howARunTravels() throws IOException {
    return Files.readString(Path.of(System.getProperty("reev.root"), "docs/how-a-run-travels.md"));
  }
}
