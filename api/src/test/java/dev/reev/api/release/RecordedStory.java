package dev.reev.api.release;

import static org.awaitility.Awaitility.await;

import dev.reev.api.dashboard.SomewhatGoodModel;
import dev.reev.api.journey.ApiClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** A little of everything that can be stored: runs of each end, a suite, a watched schedule. */
final class RecordedStory {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Map<String, ?> LABELS = Map.of("team", "core");

  private final ApiClient api;
  private final SomewhatGoodModel model;
  private final Map<String, String> runs = new HashMap<>();
  private final List<String> others = new ArrayList<>();

  RecordedStory(ApiClient api, SomewhatGoodModel model) {
    this.api = api;
    this.model = model;
  }

  void tell() {
    var unused =
        api.post(
            "/agents/config",
            Map.of(
                "agent_type", "local",
                "api_url", model.url(),
                "api_key", "made-up-key-4711",
                "model", "scripted-1"));
    orderRuns();
    runs.values().forEach(run -> awaitEnd("/runs/" + run));
    runs.put("again", post("/runs/" + runs.get("success") + "/rerun", Map.of()));
    awaitEnd("/runs/" + runs.get("again"));
    orderSuite();
    orderSchedule();
  }

  /** Sessions to be kept as files, by what they are examples of. */
  Map<String, String> sessions() {
    Map<String, String> sessions = new TreeMap<>(runs);
    sessions
        .keySet()
        .retainAll(List.of("success", "partial", "flow", "restraint", "conversation", "failure"));
    return sessions;
  }

  /** Requests whose answers are recorded. */
  List<String> addresses() {
    List<String> addresses =
        new ArrayList<>(
            List.of(
                "/agents/config/local",
                "/agent-performance",
                "/results?limit=200",
                "/runs?limit=200",
                "/runs?label=team:core",
                "/schedules",
                "/schedules/nightly",
                "/schedules/nightly/ticks",
                "/suites",
                "/compare?base=agent:deterministic&candidate=agent:local"));
    for (String run : runs.values()) {
      addresses.add("/runs/" + run);
      addresses.add("/runs/" + run + "/attempts");
    }
    addresses.addAll(others);
    return addresses;
  }

  private void orderRuns() {
    order("success", Map.of("benchmark_id", "001-sol-transfer", "labels", LABELS));
    order("refused", Map.of("benchmark_id", "003-spl-transfer-fail"));
    order("partial", Map.of("benchmark_id", "004-partial-score-spl-transfer", "labels", LABELS));
    order("restraint", Map.of("benchmark_id", "304-insufficient-funds"));
    order("flow", Map.of("benchmark_id", "305-flow-account-transfer-memo", "priority", 1));
    order("failure", Map.of("benchmark_id", "100-jup-swap-sol-usdc"));
    order("conversation", Map.of("benchmark_id", "001-sol-transfer", "agent", "local"));
    order("nothing-sent", Map.of("benchmark_id", "002-spl-transfer", "agent", "local"));
    order("nonsense", Map.of("yml_content", breaking("names-agent-error")));
    order("crashed", Map.of("yml_content", breaking("killed")));
    order("timed-out", Map.of("yml_content", breaking("hang"), "timeout_seconds", 2));
    order("stopped", Map.of("yml_content", breaking("hang")));
    String stopped = "/runs/" + runs.get("stopped");
    await().atMost(PATIENCE).until(() -> text(api.get(stopped), "state").equals("Running"));
    post(stopped + "/cancel", Map.of());
  }

  private void orderSuite() {
    String suite =
        post(
            "/suites",
            Map.of(
                "name",
                "release",
                "benchmarks",
                List.of("001-*", "002-*", "004-*", "100-*", "305-*"),
                "agents",
                List.of("deterministic", "local"),
                "repeats",
                2,
                "labels",
                LABELS));
    awaitEnd("/suites/" + suite);
    keepSuite(suite);
  }

  /** A first tick, and a second one that is found to be worse. */
  private void orderSchedule() {
    post(
        "/schedules",
        Map.of(
            "name",
            "nightly",
            "cron",
            "30 2 * * *",
            "timezone",
            "Europe/Berlin",
            "note",
            "one benchmark, often",
            "suite",
            Map.of("benchmarks", List.of("001-*"), "agents", List.of("local"), "repeats", 4),
            "watch",
            Map.of(
                "control", Map.of("agent", "deterministic"),
                "confirm", Map.of("max_rounds", 1),
                "confirm_level", 0.1)));
    String first = tick(1);
    model.getsWorse();
    String second = tick(2);
    others.add("/ticks/" + first);
    others.add("/ticks/" + second);
    api.get("/suites").get("data").forEach(suite -> keepSuite(text(suite, "id")));
  }

  private void keepSuite(String suite) {
    others.add("/suites/" + suite);
    others.add("/suites/" + suite + "/items?limit=200");
    others.add("/suites/" + suite + "/statistics");
  }

  private String tick(int count) {
    post("/schedules/nightly/trigger", Map.of());
    return text(
        await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(500))
            .until(
                () -> api.get("/schedules/nightly/ticks").get("data"),
                ticks -> ticks.size() == count && ticks.get(0).hasNonNull("ended_at"))
            .get(0),
        "id");
  }

  private void order(String what, Map<String, ?> order) {
    Map<String, Object> whole = new HashMap<>(Map.of("agent", "deterministic"));
    whole.putAll(order);
    runs.put(what, post("/runs", whole));
  }

  /** The id of what was made, if anything was. */
  private String post(String path, Map<String, ?> body) {
    return text(api.post(path, body), "id");
  }

  private void awaitEnd(String path) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> api.get(path).hasNonNull("ended_at"));
  }

  private static String text(JsonNode object, String field) {
    return object.path(field).asString("");
  }

  private static String breaking(String how) {
    return """
        id: scripted-runner
        description: A runner that breaks on purpose.
        initial_state:
          - pubkey: USER_WALLET_PUBKEY
            owner: "11111111111111111111111111111111"
            lamports: 1000000000
        prompt: "BREAK=%s"
        ground_truth:
          final_state_assertions: []
          expected_instructions:
            - program_id: MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr
              accounts:
                - { pubkey: USER_WALLET_PUBKEY, is_signer: true, is_writable: false }
              data: 3x5cUYRSKrAvJnynWHbp7
        """
        .formatted(how);
  }
}
