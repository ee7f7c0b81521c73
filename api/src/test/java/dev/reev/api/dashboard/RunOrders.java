package dev.reev.api.dashboard;

import static org.awaitility.Awaitility.await;

import dev.reev.api.journey.ApiClient;
import dev.reev.benchmarks.schema.ReevJson;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Runs, suites and schedules ordered by a client, to be looked at on pages. */
final class RunOrders {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final ApiClient api;

  RunOrders(int port) {
    this.api = new ApiClient(port);
  }

  /** The id of the new run. */
  String order(Map<String, ?> order) {
    return post("runs", order).get("id").asString();
  }

  /** The id of a new suite that has ended. */
  String suite(Map<String, ?> order) {
    String id = post("suites", order).get("id").asString();
    var unused = awaitEnd("suites", id);
    return id;
  }

  /** Returns when so many runs of a suite have a score. */
  void awaitCompleted(String suite, int runs) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> get("suites/" + suite).get("counts").get("completed").asInt(),
            completed -> completed >= runs);
  }

  /** Returns the response body. */
  JsonNode post(String path, Map<String, ?> body) {
    return api.post("/" + path, body);
  }

  JsonNode get(String path) {
    return api.get("/" + path);
  }

  /** A run whose runner does one of the things of runner.sh. */
  String breaking(String how) {
    return prompting("BREAK=" + how);
  }

  String prompting(String prompt) {
    String yaml =
        """
        id: scripted-runner
        description: Asks as a test says.
        initial_state:
          - pubkey: USER_WALLET_PUBKEY
            owner: "11111111111111111111111111111111"
            lamports: 1000000000
        prompt: %s
        ground_truth:
          final_state_assertions: [{ type: TransactionSucceeded }]
          expected_instructions:
            - program_id: MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr
              accounts:
                - { pubkey: USER_WALLET_PUBKEY, is_signer: true, is_writable: false }
              data: 3x5cUYRSKrAvJnynWHbp7
        """
            .formatted(ReevJson.MAPPER.writeValueAsString(prompt));
    return order(Map.of("agent", "deterministic", "yml_content", yaml));
  }

  JsonNode awaitEnd(String id) {
    return awaitEnd("runs", id);
  }

  /** The id of the newest tick when it has ended and is none of these. */
  String awaitTick(String schedule, String... earlier) {
    return await()
        .atMost(PATIENCE.multipliedBy(4))
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> get("schedules/" + schedule + "/ticks").get("data").path(0),
            tick ->
                tick.hasNonNull("ended_at")
                    && !List.of(earlier).contains(tick.get("id").asString()))
        .get("id")
        .asString();
  }

  private JsonNode awaitEnd(String kind, String id) {
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> get(kind + "/" + id), found -> !found.get("ended_at").isNull());
  }
}
