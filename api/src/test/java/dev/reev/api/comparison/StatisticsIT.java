package dev.reev.api.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.reev.api.ApiBodies;
import dev.reev.api.run.workflow.ServerWithFakeEngine;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Statistics and comparisons of suites and agents that are stored. */
@ServerWithFakeEngine
class StatisticsIT {

  private static final String A = "001-sol-transfer";
  private static final String B = "002-spl-transfer";
  private static final String FORK = "100-jup-swap-sol-usdc";

  @Autowired private MockMvcTester http;
  @Autowired private JdbcClient jdbc;

  private StoredSuiteRows rows;

  @BeforeEach
  void reset() {
    rows = new StoredSuiteRows(jdbc);
  }

  @Test
  void statistics_showTheControlsOnTheSameTexts() throws Exception {
    UUID suite = rows.suite("ORDINARY");
    rows.runs(suite, A, "a", 1.0, 0.5);
    rows.runs(suite, B, "a", 1.0);
    rows.skipped(suite, FORK, "a");

    JsonNode controls = get(200, "/suites/%s/statistics".formatted(suite)).get("controls");

    assertThat(controls.get("of").asInt()).isEqualTo(2);
    assertThat(controls.get("scorer").asString()).isNotBlank();
    assertThat(controls.get("agents").valueStream())
        .extracting(
            control -> control.get("title").asString(),
            control -> control.get("benchmarks").asInt())
        .containsExactly(
            tuple("nothing", 2), tuple("every tool", 2), tuple("echo", 2), tuple("send all", 2));
  }

  @Test
  void statistics_haveEveryNumber_withItsCoverage() throws Exception {
    UUID suite = rows.suite("ORDINARY");
    rows.runs(suite, A, "a", 1.0, 1.0, 0.5);
    rows.run(suite, A, "a", 4, null, "host_lost");
    rows.runs(suite, B, "a", 1.0, 1.0, 1.0, 1.0);
    rows.run(suite, A, "b", 1, null, "agent_error");
    rows.skipped(suite, FORK, "a");

    jdbc.sql("update execution set unconfined = true where agent = 'a' and score = 0.5").update();

    JsonNode statistics = get(200, "/suites/%s/statistics".formatted(suite));

    assertThat(statistics.get("notes").toString())
        .isEqualTo(
            "[\"unconfined agents: nothing kept those of 1 of the runs from their own scores\"]");
    assertThat(statistics.get("coverage").toString())
        .isEqualTo("{\"n\":7,\"of\":9,\"fraction\":0.7777777777777778}");
    JsonNode agent = statistics.at("/agents/0");
    assertThat(agent.get("agent").asString()).isEqualTo("a");
    assertThat(agent.get("benchmark_id").isNull()).isTrue();
    assertThat(agent.get("mean_score").asDouble()).isCloseTo((2.5 / 3 + 1) / 2, within(1e-12));
    assertThat(agent.at("/mean_interval/low").asDouble()).isBetween(0.2, 0.8);
    assertThat(agent.get("pass_rate").asDouble()).isCloseTo((2.0 / 3 + 1) / 2, within(1e-12));
    assertThat(agent.get("skipped").asInt()).isEqualTo(1);
    assertThat(agent.get("unit").asString()).isEqualTo("benchmark");
    assertThat(agent.get("pass_at_k").propertyNames()).containsExactly("1", "2", "3");
    assertThat(agent.at("/pass_hat_k/3").asDouble()).isCloseTo(0.5, within(1e-12));
    assertThat(agent.get("flakiness").asDouble()).isCloseTo((2.0 / 3 + 0) / 2, within(1e-12));
    JsonNode broken = statistics.at("/agents/1");
    assertThat(broken.get("agent_errors").asInt()).isEqualTo(1);
    assertThat(broken.get("mean_score").isNull()).isTrue();
    assertThat(broken.get("mean_interval").isNull()).isTrue();
    assertThat(broken.get("pass_rate").asDouble()).isZero();
    assertThat(statistics.get("benchmarks").size()).isEqualTo(3);
    JsonNode fork = statistics.at("/benchmarks/2");
    assertThat(fork.at("/coverage/fraction").isNull()).isTrue();
    assertThat(fork.get("pass_rate").isNull()).isTrue();
    assertThat(broken.get("unit").asString()).isEqualTo("run");
    assertThat(statistics.get("cells").size()).isEqualTo(4);
    assertThat(statistics.at("/cells/0/unit").asString()).isEqualTo("run");
  }

  @Test
  void statistics_askedAgain_areTheSameToTheLastDigit() throws Exception {
    UUID suite = rows.suite("ORDINARY");
    rows.runs(suite, A, "a", 1.0, 0.3, 0.5);
    rows.runs(suite, B, "a", 0.9, 1.0, 0.2);
    String path = "/suites/%s/statistics?confidence=0.9".formatted(suite);

    assertThat(get(200, path)).isEqualTo(get(200, path));
  }

  @Test
  void twoSuites_areCompared_withLinksToTheRuns() throws Exception {
    UUID before = rows.suite("ORDINARY");
    UUID now = rows.suite("TICK");
    rows.runs(before, A, "a", 1.0, 1.0, 1.0, 1.0, 1.0, 1.0);
    rows.runs(before, B, "a", 1.0, 1.0, 1.0, 1.0, 1.0, 1.0);
    rows.runs(now, A, "a", 0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    rows.runs(now, B, "a", 1.0, 1.0, 1.0, 1.0, 1.0, 1.0);

    JsonNode compared = get(200, "/compare?base=%s&candidate=suite:%s".formatted(before, now));

    assertThat(compared.get("verdict").asString()).isEqualTo("worse");
    assertThat(compared.get("scope").asString()).isEqualTo("these");
    assertThat(compared.get("difference").asDouble()).isEqualTo(-0.5);
    assertThat(compared.get("pairs").asInt()).isEqualTo(2);
    assertThat(compared.at("/coverage/n").asInt()).isEqualTo(12);
    assertThat(compared.at("/base/suite_id").asString()).isEqualTo(before.toString());
    assertThat(compared.at("/base/mean").asDouble()).isEqualTo(1);
    JsonNode all =
        get(200, "/comparisons?base=%s&candidate=%s&candidate=agent:a".formatted(before, now));
    assertThat(all.get("next_cursor").isNull()).isTrue();
    assertThat(all.get("data").size()).isEqualTo(2);
    assertThat(all.at("/data/0")).isEqualTo(compared);
    assertThat(all.at("/data/1/candidate/agent").asString()).isEqualTo("a");
    String side = "&candidate=agent:a";
    assertThat(get(400, "/compare?base=agent:a" + side.repeat(2)).get("detail").asString())
        .isEqualTo("candidate may be given once; /api/v1/comparisons takes several");
    assertThat(get(400, "/comparisons?base=agent:a" + side.repeat(8)).get("detail").asString())
        .isEqualTo("candidate may be given 7 times at most");
    JsonNode lost = compared.at("/benchmarks/0");
    assertThat(lost.get("benchmark_id").asString()).isEqualTo(A);
    assertThat(lost.get("verdict").asString()).isEqualTo("regressed");
    assertThat(lost.get("candidate_runs").size()).isEqualTo(6);
    JsonNode run = lost.at("/candidate_runs/0");
    assertThat(run.get("score").asDouble()).isZero();
    assertThat(run.at("/links/trace").asString())
        .isEqualTo("/api/v1/runs/%s/trace".formatted(run.get("id").asString()));
    assertThat(compared.get("notes").isEmpty()).isTrue();
  }

  @Test
  void spansOfTimeOfAnAgent_areCompared_withoutRunsThatConfirm() throws Exception {
    UUID suite = rows.suite("ORDINARY");
    UUID confirmation = rows.suite("CONFIRMATION");
    rows.runs(suite, A, "a", 1.0, 1.0, 0.0, 0.0);
    rows.run(suite, A, "a", 5, null, "host_lost");
    rows.runs(confirmation, B, "a", 0.0);

    JsonNode compared =
        get(
            200,
            "/compare?base=agent:a@2026-11-24T08:00:00Z/2026-11-24T08:00:03Z"
                + "&candidate=agent:a@2026-11-24T08:00:03Z/");

    assertThat(compared.at("/base/runs").asInt()).isEqualTo(2);
    assertThat(compared.at("/base/agent").asString()).isEqualTo("a");
    assertThat(compared.at("/base/to").asString()).isEqualTo("2026-11-24T08:00:03Z");
    assertThat(compared.at("/candidate/to").isNull()).isTrue();
    assertThat(compared.at("/candidate/coverage/n").asInt()).isEqualTo(2);
    assertThat(compared.at("/candidate/coverage/of").asInt()).isEqualTo(3);
    assertThat(compared.get("verdict").asString()).isEqualTo("indecisive");
    assertThat(compared.get("reason").asString())
        .isEqualTo("candidate: only 2 of 3 runs have a result, at least 0.8 are needed");
  }

  @Test
  void anotherTextOfABenchmark_isNoted() throws Exception {
    UUID before = rows.suite("ORDINARY");
    UUID now = rows.suite("ORDINARY");
    rows.runs(before, A, "a", 1.0);
    rows.runs(now, A, "a", 1.0);
    rows.runs(now, B, "a", 1.0);
    jdbc.sql(
            "update execution set benchmark_sha256 = (select version_sha256 from benchmark where id"
                + " = ?) where suite_id = ? and benchmark_id = ?")
        .params(B, now, A)
        .update();

    JsonNode compared = get(200, "/compare?base=%s&candidate=%s".formatted(before, now));

    assertThat(compared.at("/benchmarks/0/benchmark_changed").asBoolean()).isTrue();
    assertThat(compared.get("notes").valueStream().map(JsonNode::asString))
        .containsExactly(
            "the sides ran different texts of " + A,
            "1 pairs of a benchmark and agent were ordered, or could run, on one side only");
    assertThat(compared.at("/unpaired/0/benchmark_id").asString()).isEqualTo(B);
  }

  @Test
  void ofAnAgent_theNewestHundredOfABenchmarkCount() throws Exception {
    UUID suite = rows.suite("ORDINARY");
    double[] scores = new double[101];
    Arrays.fill(scores, 1);
    rows.runs(suite, B, "a", 1, 1);
    rows.runs(suite, A, "a", scores);

    JsonNode compared = get(200, "/compare?base=agent:a&candidate=agent:a");

    assertThat(compared.at("/base/runs").asInt()).isEqualTo(102);
    assertThat(compared.at("/base/cut").asBoolean()).isTrue();
    assertThat(compared.at("/benchmarks/0/base_runs").size()).isEqualTo(20);
    assertThat(compared.get("verdict").asString()).isEqualTo("same");
    assertThat(compared.at("/notes/0").asString())
        .startsWith(
            "of an agent only the newest runs of each benchmark are looked at: 100, down to 30");
  }

  @Test
  void versionsOfAPrompt_areSides_withWhatTheyUseUp() throws Exception {
    UUID suite = rows.suite("ORDINARY");
    rows.runs(suite, A, "a", 1.0, 1.0, 1.0, 1.0, 1.0, 1.0);
    rows.runs(rows.suite("ORDINARY"), A, "a", 0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    rows.runs(suite, B, "a", 0.5);
    prompt("v1", 1.0, 0.02);
    prompt("v2", 0.0, 0.01);
    String sides = "base=agent:a,prompt_version=v1&candidate=agent:a,prompt_version=v2";

    JsonNode compared = get(200, "/compare?" + sides);

    assertThat(compared.at("/base/runs").asInt()).isEqualTo(6);
    assertThat(compared.at("/base/prompt_version").asString()).isEqualTo("v1");
    assertThat(compared.at("/base/usage/cost_usd").asDouble()).isCloseTo(0.02, within(1e-12));
    assertThat(compared.at("/base/usage/total_cost_usd").asDouble()).isCloseTo(0.12, within(1e-12));
    assertThat(compared.at("/base/usage/seconds").asDouble()).isEqualTo(2);
    assertThat(compared.at("/candidate/usage/input_tokens").asDouble()).isEqualTo(100);
    assertThat(compared.get("summary").asString())
        .isEqualTo(
            "a with prompt v2 is worse than a with prompt v1: 0.000 against 1.000 on 1 benchmark"
                + " (p = 0.002); worse on 001-sol-transfer; $0.01 against $0.02 and 2.0 s against"
                + " 2.0 s a run.");
    assertThat(get(200, "/compare?base=agent:a&candidate=agent:a").at("/base/runs").asInt())
        .isEqualTo(13);
    assertThat(page("/compare?" + sides))
        .contains("a with prompt v2 is worse than a with prompt v1", "version of the prompt: v2")
        .contains("value=\"agent:a,prompt_version=v1\"", "Answers and transactions", "$0.02");
    assertThat(page("/compare?" + sides + "&candidate=agent:a"))
        .contains("Each against the base", "a with prompt v2", "regressed", "One more");
    String run = compared.at("/benchmarks/0/base_runs/0/id").asString();
    assertThat(page("/compare/answers?base=%s&candidate=%s".formatted(run, run)))
        .contains("Neither run left a session file")
        .doesNotContain("<html");
  }

  private void prompt(String version, double score, double cost) {
    jdbc.sql(
            """
            update execution set cost_usd = :cost, input_tokens = 100, output_tokens = 10,
              execution_time_ms = 2000,
              provenance = jsonb_build_object('chat', jsonb_build_object('prompt_version', :version::text))
            where score = :score and agent = 'a'
            """)
        .param("cost", cost)
        .param("version", version)
        .param("score", score)
        .update();
  }

  private String page(String path) throws Exception {
    MvcTestResult result = http.get().uri(URI.create(path)).exchange();
    assertThat(result).hasStatusOk();
    return result.getResponse().getContentAsString();
  }

  @Test
  void theLargestSuite_isAnsweredInSeconds() throws Exception {
    UUID suite = rows.suite("ORDINARY");
    jdbc.sql(
            "with runs as (insert into execution (id, benchmark_id, benchmark_sha256, agent, state,"
                + " timeout_ms, ended_at, score, passed, suite_id) select gen_random_uuid(), 'b' || n"
                + " % 400, version_sha256, 'agent-' || n / 400 % 5, 'COMPLETED', 1, now(), n * 7 % 11"
                + " / 10.0, n * 7 % 11 > 7, :suite from benchmark, generate_series(0, 9999) n where"
                + " id = :id returning id, benchmark_id, agent) insert into suite_item select :suite,"
                + " row_number() over () - 1, benchmark_id, agent, row_number() over (partition by"
                + " benchmark_id, agent), id, null from runs")
        .param("suite", suite)
        .param("id", A)
        .update();

    Instant start = Instant.now();
    JsonNode statistics = get(200, "/suites/%s/statistics".formatted(suite));
    Duration ofStatistics = Duration.between(start, Instant.now());
    get(200, "/compare?base=%s&candidate=%s".formatted(suite, suite));
    Duration ofComparison = Duration.between(start, Instant.now()).minus(ofStatistics);

    assertThat(statistics.get("cells").size()).isEqualTo(2000);
    assertThat(List.of(ofStatistics, ofComparison))
        .allSatisfy(took -> assertThat(took).isLessThan(Duration.ofSeconds(15)));
  }

  @ParameterizedTest
  @CsvSource({
    "base=agent:deterministic,candidate",
    "base=x&candidate=agent:deterministic,base",
    "base=agent:deterministic&candidate=agent:,candidate",
    "base=agent:deterministic@2026-11-24T08:00:00Z&candidate=agent:deterministic,base",
    "base=agent:deterministic@yesterday/&candidate=agent:deterministic,base",
    "base=agent:deterministic@%2B999999999-01-01T00:00:00Z/&candidate=agent:deterministic,base",
    "base=agent:deterministic&candidate=agent:deterministic&confidence=1,confidence",
    "base=agent:deterministic&candidate=agent:deterministic&confidence=NaN,confidence",
    "base=agent:deterministic&candidate=agent:deterministic&confidnce=0.9,confidnce",
    "base=agent:deterministic&candidate=agent:deterministic@2026-01-02T00:00:00Z/2026-01-01T00:00:00Z,candidate",
    "base=agent:deterministic&candidate=agent:deterministic&min_coverage=2,min_coverage",
    "base=agent:deterministic&candidate=agent:deterministic&margin=-1,margin",
    "base=agent:deterministic&candidate=agent:deterministic&measure=time,measure",
    "base=agent:deterministic&candidate=agent:deterministic&scope=all,scope",
    "base=agent:deterministic&candidate=agent:deterministic%2Cmodel=m,candidate",
  })
  void badParameters_areRefusedByName(String query, String field) throws Exception {
    JsonNode problem = get(400, "/compare?" + query);

    assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
  }

  @Test
  void whatIsNotThere_isSaid() throws Exception {
    UUID unknown = UUID.randomUUID();
    get(404, "/suites/%s/statistics".formatted(unknown));
    get(404, "/suites/x/statistics");
    get(404, "/compare?base=%s&candidate=agent:deterministic".formatted(unknown));
    get(400, "/suites/%s/statistics?confidence=2".formatted(unknown));
    JsonNode nobody = get(400, "/compare?base=agent:deterministic&candidate=agent:nobody");
    assertThat(nobody.at("/errors/0/field").asString()).isEqualTo("candidate");
    assertThat(nobody.get("message").asString()).contains("nobody");
  }

  private JsonNode get(int status, String path) throws Exception {
    return ApiBodies.body(http.get().uri(URI.create("/api/v1" + path)).exchange(), status);
  }
}
