package dev.reev.api.run.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reev.benchmarks.session.Usage;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServerWithFakeEngine
class RunsIT {

  private static final String RUNS = "/api/v1/runs";
  private static final String ORDER =
      """
      {"benchmark_id":"001-sol-transfer","agent":"deterministic"}
      """;
  private static final String FULL_ORDER =
      """
      {"benchmark_id":"001-sol-transfer","agent":"deterministic","labels":{"team":"core","b":"1"},
       "suite":"nightly","timeout_seconds":60,"priority":1}
      """;

  @Autowired private MockMvcTester http;
  @Autowired private JdbcClient jdbc;
  @Autowired private FakeEngine engine;
  @Autowired private RecordActivitiesImpl records;

  @BeforeEach
  void withoutTemporal() {
    engine.up = false;
  }

  @Test
  void create_isAcceptedWithItsAddress() throws Exception {
    MvcTestResult result = post(RUNS, FULL_ORDER);

    JsonNode run = body(result, 202);
    String self = "/api/v1/runs/" + run.get("id").asString();
    assertThat(result.getResponse().getHeader(HttpHeaders.LOCATION)).isEqualTo(self);
    assertThat(run.get("state").asString()).isEqualTo("Pending");
    assertThat(run.at("/labels/team").asString()).isEqualTo("core");
    assertThat(run.get("suite").asString()).isEqualTo("nightly");
    assertThat(run.get("timeout_seconds").asInt()).isEqualTo(60);
    assertThat(run.get("priority").asInt()).isEqualTo(1);
    assertThat(run.get("score").isNull()).isTrue();
    assertThat(run.get("links").propertyNames())
        .contains(
            "self",
            "events",
            "attempts",
            "logs",
            "session",
            "checks",
            "scores",
            "trace",
            "cancel",
            "rerun");
    assertThat(get(self)).isEqualTo(run);
  }

  @Test
  void order_withTheSameKeyAndBody_isTheSameRun() throws Exception {
    String first = create(ORDER, "key-1");

    assertThat(create(ORDER.replace("{", "{ "), "key-1")).isEqualTo(first);
    assertThat(create(ORDER, "key-2")).isNotEqualTo(first);
    JsonNode problem = body(post(RUNS, FULL_ORDER, "key-1"), 422);
    assertThat(problem.get("code").asString()).isEqualTo("idempotency_key_reused");
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void labels_inAnotherOrder_areTheSameOrder() throws Exception {
    String first = create(FULL_ORDER, "key-1");

    String turned =
        FULL_ORDER.replace("\"team\":\"core\",\"b\":\"1\"", "\"b\":\"1\",\"team\":\"core\"");

    assertThat(create(turned, "key-1")).isEqualTo(first);
  }

  @Test
  void orders_withOneKeyAtTheSameMoment_makeOneRun() {
    List<String> ids =
        IntStream.range(0, 12).parallel().mapToObj(i -> createQuietly(ORDER, "same")).toList();

    assertThat(new HashSet<>(ids)).hasSize(1);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void run_withTextOfItsOwn_needsNoBenchmarkId() throws Exception {
    String yaml =
        jdbc.sql("select yaml from benchmark_version where benchmark_id = '001-sol-transfer'")
            .query(String.class)
            .list()
            .get(0);
    JsonNode order =
        JsonMapper.shared()
            .createObjectNode()
            .put("agent", "deterministic")
            .put("yml_content", yaml + "# mine\n");

    JsonNode run = body(post(RUNS, order.toString()), 202);

    assertThat(run.get("benchmark_id").asString()).isEqualTo("001-sol-transfer");
  }

  @Test
  void list_showsNewestFirst_pageAfterPage_withoutGapsOrRepeats() throws Exception {
    List<String> created = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      created.add(0, create(ORDER, null));
    }

    List<String> listed = new ArrayList<>();
    String uri = RUNS + "?limit=3";
    int pages = 0;
    while (uri != null) {
      MvcTestResult result = http.get().uri(uri).exchange();
      JsonNode page = body(result, 200);
      page.get("data").valueStream().forEach(run -> listed.add(run.get("id").asString()));
      String cursor = page.get("next_cursor").isNull() ? null : page.get("next_cursor").asString();
      uri = cursor == null ? null : RUNS + "?limit=3&cursor=" + cursor;
      if (cursor != null) {
        assertThat(result.getResponse().getHeader(HttpHeaders.LINK))
            .isEqualTo("</api/v1/runs?limit=3&cursor=" + cursor + ">; rel=\"next\"");
      }
      pages++;
    }

    assertThat(listed).isEqualTo(created);
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void list_isFilteredByEverythingARunHas() throws Exception {
    String plain = create(ORDER, null);
    String full = create(FULL_ORDER, null);
    String other = create(ORDER.replace("001-sol-transfer", "002-spl-transfer"), null);
    records.storeResult(Sessions.completed(UUID.fromString(plain), 0.4));
    records.storeResult(Sessions.failed(UUID.fromString(other), "boom"));

    assertThat(ids("?state=Completed")).containsExactly(plain);
    assertThat(ids("?state=failed&state=Completed")).containsExactly(other, plain);
    assertThat(ids("?state=Failed,Pending")).containsExactly(other, full);
    assertThat(ids("?benchmark=002-spl-transfer")).containsExactly(other);
    assertThat(ids("?agent=deterministic&benchmark=001-sol-transfer")).containsExactly(full, plain);
    assertThat(ids("?agent=local")).isEmpty();
    assertThat(ids("?label=team:core")).containsExactly(full);
    assertThat(ids("?label=team:core&label=b:1&suite=nightly&state=Pending")).containsExactly(full);
    assertThat(ids("?label=team:core&label=b:2")).isEmpty();
    assertThat(ids("?label=team=core&label=b=1")).containsExactly(full);
    assertThat(ids("?suite=nightly")).containsExactly(full);
    assertThat(ids("?min_score=0.3&max_score=0.5")).containsExactly(plain);
    assertThat(ids("?min_score=0.5")).isEmpty();
    assertThat(ids("?since=2100-01-01T00:00:00Z")).isEmpty();
    assertThat(ids("?until=2100-01-01T00:00:00%2B02:00")).hasSize(3);
  }

  @Test
  void list_isFoundByPartOfAName_orTheBeginningOfAnId() throws Exception {
    String plain = create(ORDER, null);
    String full = create(FULL_ORDER, null);
    String other = create(ORDER.replace("001-sol-transfer", "002-spl-transfer"), null);

    assertThat(ids("?text=SPL")).containsExactly(other);
    assertThat(ids("?text=minist")).containsExactly(other, full, plain);
    assertThat(ids("?text=nightly")).containsExactly(full);
    assertThat(ids("?text=" + plain.substring(0, 8))).containsExactly(plain);
    assertThat(ids("?text=" + plain + "&state=Failed")).isEmpty();
    assertThat(ids("?text=no-such-thing")).isEmpty();
  }

  @Test
  void list_isSorted_pageAfterPage_withoutRunsThatHaveNoSuchValue() throws Exception {
    List<String> scored = new ArrayList<>();
    for (double score : new double[] {0.5, 0.5, 1, 0, 0.5}) {
      String id = create(FULL_ORDER, null);
      UUID run = UUID.fromString(id);
      Usage usage = new Usage(1, 10L, 5L, score / 100, 0, 0);
      records.storeResult(
          Sessions.completed(run, Sessions.using(Sessions.scored(run, score, true), usage)));
      scored.add(id);
    }
    create(ORDER, null);

    List<String> worst = everyPage("sort=worst&limit=2");
    assertThat(worst).containsExactlyInAnyOrderElementsOf(scored);
    assertThat(worst.get(0)).isEqualTo(scored.get(3));
    assertThat(worst.get(4)).isEqualTo(scored.get(2));
    List<String> backwards = new ArrayList<>(worst);
    Collections.reverse(backwards);
    assertThat(everyPage("sort=best&limit=2")).isEqualTo(backwards);
    assertThat(everyPage("sort=best&limit=2&label=team:core")).isEqualTo(backwards);
    assertThat(everyPage("sort=dearest&limit=2").get(0)).isEqualTo(scored.get(2));
    assertThat(everyPage("sort=cheapest&limit=2").get(0)).isEqualTo(scored.get(3));
    assertThat(everyPage("sort=longest&limit=2")).hasSize(5);
    assertThat(everyPage("sort=shortest&limit=2")).hasSize(5);
    List<String> oldest = everyPage("sort=oldest&limit=2");
    assertThat(oldest).hasSize(6).startsWith(scored.get(0), scored.get(1));
  }

  @Test
  void whatARunUsedUp_isTold() throws Exception {
    UUID run = UUID.fromString(create(ORDER, null));
    Usage usage = new Usage(2, 1200L, 80L, 0.0125, 1, 0);

    records.storeResult(
        Sessions.completed(run, Sessions.using(Sessions.scored(run, 1, true), usage)));

    JsonNode told = body(http.get().uri(RUNS + "/" + run).exchange(), 200).get("usage");
    assertThat(told.get("input_tokens").asLong()).isEqualTo(1200);
    assertThat(told.get("output_tokens").asLong()).isEqualTo(80);
    assertThat(told.get("cost_usd").asDouble()).isEqualTo(0.0125);
  }

  @Test
  void aLabelIsFound_byWhatItWasOrderedWith() throws Exception {
    String run = create(ORDER.replaceFirst("}\\s*$", ",\"labels\":{\"k\":\"a,b:c=d\"}}"), null);

    assertThat(ids("?label=k%3Da%2Cb%3Ac%3Dd")).containsExactly(run);
    assertThat(ids("?label=k:a,b:c=d")).containsExactly(run);
    assertThat(ids("?label=k%3Da")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "?state=Done|state 'Done' is not one of Pending, Running, Completed",
        "?limit=0|limit must be between 1 and 200",
        "?limit=201|limit must be between 1 and 200",
        "?min_score=2|min_score must be between 0 and 1",
        "?agent=nobody|agent 'nobody' is not an agent and has no runs",
        "?label=team|label must be name=value",
        "?cursor=abc|cursor must be the next_cursor",
        "?cursor=abc&sort=worst|cursor must be the next_cursor",
        "?sort=size|sort 'size' is not one of newest, oldest, worst, best",
        "?since=yesterday|since",
        "?since=1767225600|since must be a time with its zone",
        "?since=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z|since must not be after until",
        "?min_score=0.9&max_score=0.1|min_score must not be greater than max_score",
        "?min_score=NaN|min_score must be a number",
        "?min_score=0x1p-1|min_score must be a number",
        "?max_score=1d|max_score must be a number",
        "?limit=%2B5|limit must be a whole number",
        "?limit=0x10|limit must be a whole number",
        "?limit=%D9%A5|limit must be a whole number",
        "?benchmark=nope|benchmark 'nope' is not a benchmark and has no runs",
        "?agnet=local|agnet is not known; allowed: agent, benchmark, cursor, label, limit,"
            + " max_score",
        "?label=a%00|label must not contain the character NUL",
      })
  void wrongParameters_areToldByName(String query, String message) throws Exception {
    JsonNode problem = body(http.get().uri(URI.create(RUNS + query)).exchange(), 400);

    assertThat(problem.get("message").asString()).contains(message);
    assertThat(problem.at("/errors/0/field").asString())
        .isEqualTo(query.substring(1, query.indexOf('=')));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"agent\":\"deterministic\"}|benchmark_id is missing",
        "{\"benchmark_id\":\"001-sol-transfer\"}|agent is missing; allowed: deterministic",
        "{\"benchmark_id\":\"001-sol-transfer\",\"agent\":\"x\"}|agent 'x' is not available",
        "{\"benchmark_id\":\"001-sol-transfer\",\"agent\":\"deterministic\",\"priority\":6}|priority"
            + " must be",
        "{\"benchmark_id\":\"001-sol-transfer\",\"agent\":\"deterministic\",\"labels\":{\"a"
            + " b\":\"1\"}}|label names must",
        "{\"benchmark_id\":\"001-sol-transfer\",\"agent\":\"deterministic\",\"labels\":{\"a\":\"\"}}|label"
            + " values must",
        "{\"benchmark_id\":\"001-sol-transfer\",\"agent\":\"deterministic\",\"labels\":{\"a\":null}}|label"
            + " values must",
        "{\"benchmark_id\":\"001-sol-transfer\",\"agent\":\"deterministic\",\"suite\":\"\"}|suite must"
            + " have",
        "{\"benchmark_id\":\"001-sol-transfer\",\"agent\":\"deterministic\",\"prioritty\":1}|prioritty"
            + " is not known",
        "{\"prioritty\":1,\"agnet\":\"x\",\"priority\":9}|agnet, prioritty are not known; allowed:"
            + " agent, benchmark_id,",
        "{\"benchmark_id\":\"001-sol-transfer\",\"agent\":\"deterministic\",\"labels\":{\"a\":5,\"b\":true}}|labels.a,"
            + " labels.b must be text",
        "{\"benchmark_id\":\"001-sol-transfer\",\"agent\":\"deterministic\",\"labels\":{\"a\":\"\u200b\"}}|label"
            + " values must",
        "{\"benchmark_id\":\"001-sol-transfer\",\"agent\":\"de\\u0000\"}|agent must not contain the"
            + " character NUL",
        "{\"agent\":\"glm-4.6\",\"benchmark_id\":\"001-sol-transfer\",\"config\":{\"api_base\":\"ftp://x\"}}|config.api_base"
            + " must be http",
      })
  void wrongOrders_areToldByField(String order, String message) throws Exception {
    JsonNode problem = body(post(RUNS, order), 400);

    assertThat(problem.get("message").asString()).startsWith(message);
    assertThat(count()).isZero();
  }

  @Test
  void unknownRuns_areNotFound() throws Exception {
    for (String id : List.of(UUID.randomUUID().toString(), "1-1-1-1-1", "nope")) {
      for (String part : List.of("", "/attempts", "/session", "/checks", "/trace")) {
        JsonNode problem = body(http.get().uri(RUNS + "/" + id + part).exchange(), 404);
        assertThat(problem.get("message").asString()).isEqualTo("run '" + id + "' is not known");
      }
      body(post(RUNS + "/" + id + "/cancel", ""), 404);
      body(post(RUNS + "/" + id + "/rerun", ""), 404);
    }
  }

  @Test
  void cancel_ofAPendingRun_endsIt_andIsAConflictAfterwards() throws Exception {
    String id = create(ORDER, null);

    body(post(RUNS + "/" + id + "/cancel", ""), 202);

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> get(RUNS + "/" + id).get("state").asString().equals("Stopped"));
    assertThat(get(RUNS + "/" + id).get("links").has("cancel")).isFalse();
    assertThat(body(post(RUNS + "/" + id + "/cancel", ""), 409).get("code").asString())
        .isEqualTo("already_ended");
  }

  @Test
  void rerun_takesTheExactTextAndAllSettings() throws Exception {
    String id = create(FULL_ORDER, null);
    records.storeResult(Sessions.failed(UUID.fromString(id), "boom"));

    JsonNode again = body(post(RUNS + "/" + id + "/rerun", "", "again"), 202);

    assertThat(again.get("id").asString()).isNotEqualTo(id);
    assertThat(again.get("rerun_of_id").asString()).isEqualTo(id);
    assertThat(again.get("state").asString()).isEqualTo("Pending");
    JsonNode first = get(RUNS + "/" + id);
    for (String same : List.of("benchmark", "benchmark_sha256", "agent", "labels", "suite")) {
      assertThat(again.get(same)).isEqualTo(first.get(same));
    }
    assertThat(again.get("timeout_seconds").asInt()).isEqualTo(60);
    assertThat(body(post(RUNS + "/" + id + "/rerun", "", "again"), 202).get("id"))
        .isEqualTo(again.get("id"));
  }

  @Test
  void endedRun_showsAttemptsSessionAndTrace() throws Exception {
    String id = create(ORDER, null);
    records.storeResult(Sessions.completed(UUID.fromString(id), 0.785714));
    String run = RUNS + "/" + id;

    assertThat(get(run).get("score").asDouble()).isEqualTo(0.785714);
    assertThat(get(run).get("progress").asInt()).isEqualTo(100);
    JsonNode attempt = get(run + "/attempts").at("/data/0");
    assertThat(attempt.get("number").asInt()).isEqualTo(1);
    assertThat(attempt.get("end").asString()).isEqualTo("EXITED");
    assertThat(attempt.at("/evidence/exit_code").asInt()).isZero();
    MvcTestResult session = http.get().uri(run + "/session").exchange();
    assertThat(body(session, 200).get("session_id").asString()).isEqualTo(id);
    assertThat(session.getResponse().getHeader(HttpHeaders.ETAG)).hasSize(66);
    JsonNode trace = get(run + "/trace");
    assertThat(trace.get("prompt").asString()).isEqualTo("Send some SOL");
    assertThat(trace.get("steps").size()).isEqualTo(1);
    assertThat(
            http.get()
                .uri(run + "/trace")
                .accept(MediaType.TEXT_PLAIN)
                .exchange()
                .getResponse()
                .getContentAsString())
        .contains("Send some SOL", "✅");
  }

  @Test
  void endedRun_showsItsChecks_theWorstFirst() throws Exception {
    String id = create(ORDER, null);
    UUID run = UUID.fromString(id);
    records.storeResult(Sessions.completed(run, Sessions.ofChecks(run, 0, Sessions.harmful())));

    JsonNode view = get(RUNS + "/" + id);
    assertThat(view.get("harm").asBoolean()).isTrue();
    assertThat(view.get("passed").asBoolean()).isFalse();
    assertThat(view.at("/failed_checks/n").asInt()).isEqualTo(2);
    assertThat(get(RUNS).at("/data/0/harm").asBoolean()).isTrue();
    JsonNode checks = get(view.at("/links/checks").asString());
    assertThat(checks.get("harm").asBoolean()).isTrue();
    assertThat(checks.get("data").valueStream().map(check -> check.get("id").asString()))
        .containsExactly("nothing-lost", "polite", "sorted/a");
    assertThat(checks.at("/data/2/expected").asString()).isEqualTo("a, b, c");
    assertThat(get(RUNS + "/" + id + "/trace").get("checks").size()).isEqualTo(3);
  }

  @Test
  void failedRun_saysWhy_andKeepsEveryAttempt() throws Exception {
    String id = create(ORDER, null);
    records.storeResult(Sessions.failed(UUID.fromString(id), "boom"));

    JsonNode run = get(RUNS + "/" + id);

    assertThat(run.at("/failure/type").asString()).isEqualTo("runner_crashed");
    assertThat(run.get("score").isNull()).isTrue();
    JsonNode attempts = get(RUNS + "/" + id + "/attempts").get("data");
    assertThat(attempts.size()).isEqualTo(2);
    assertThat(attempts.at("/1/evidence/stderr_tail").asString()).isEqualTo("boom");
    body(http.get().uri(RUNS + "/" + id + "/session").exchange(), 404);
    assertThat(run.get("harm").isNull()).isTrue();
    assertThat(get(RUNS + "/" + id + "/checks").get("data").isEmpty()).isTrue();
    assertThat(get(RUNS + "/" + id + "/trace").get("text").asString()).contains("❌ Failed");
  }

  @Test
  void status_withoutAnId_isThatOfTheNewestRun() throws Exception {
    String status = "/api/v1/benchmarks/001-sol-transfer/status";
    body(http.get().uri(status).exchange(), 404);
    create(ORDER, null);
    String newest = create(ORDER, null);

    assertThat(get(status).get("execution_id").asString()).isEqualTo(newest);
    assertThat(get(status + "?agent=deterministic").get("id").asString()).isEqualTo(newest);
    body(http.get().uri(status + "?agent=local").exchange(), 404);
  }

  /** The ids of all pages of a list. */
  private List<String> everyPage(String query) throws Exception {
    List<String> ids = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = get(RUNS + "?" + query + cursor);
      page.get("data").valueStream().forEach(run -> ids.add(run.get("id").asString()));
      JsonNode next = page.get("next_cursor");
      cursor = next.isNull() ? "" : "&cursor=" + next.asString();
    } while (!cursor.isEmpty());
    return ids;
  }

  private List<String> ids(String query) throws Exception {
    return get(RUNS + query)
        .get("data")
        .valueStream()
        .map(run -> run.get("id").asString())
        .toList();
  }

  private JsonNode get(String uri) throws Exception {
    return body(http.get().uri(URI.create(uri)).exchange(), 200);
  }

  private String create(String order, @Nullable String key) throws Exception {
    return body(post(RUNS, order, key), 202).get("id").asString();
  }

  private String createQuietly(String order, @Nullable String key) {
    try {
      return create(order, key);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private MvcTestResult post(String uri, String body) {
    return post(uri, body, null);
  }

  private MvcTestResult post(String uri, String body, @Nullable String key) {
    var request = http.post().uri(uri).contentType(MediaType.APPLICATION_JSON).content(body);
    return (key == null ? request : request.header("Idempotency-Key", key)).exchange();
  }

  private long count() {
    return jdbc.sql("select count(*) from execution").query(Long.class).single();
  }

  private static JsonNode body(MvcTestResult result, int status) throws Exception {
    assertThat(result).hasStatus(status);
    return JsonMapper.shared().readTree(result.getResponse().getContentAsString());
  }
}
