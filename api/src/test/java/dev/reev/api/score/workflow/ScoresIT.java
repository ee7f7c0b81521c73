package dev.reev.api.score.workflow;

import static dev.reev.api.score.workflow.Transfer.BENCHMARK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reev.api.run.workflow.ServerWithFakeEngine;
import dev.reev.api.run.workflow.Sessions;
import dev.reev.scoring.Scorer;
import dev.reev.workflows.run.RecordActivities;
import dev.reev.workflows.score.ScoreBatchRequest;
import dev.reev.workflows.score.ScoreSetState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** Stored runs scored again, as clients order it and workflows carry it out. */
@ServerWithFakeEngine
class ScoresIT {

  /** The amount that benchmark 001 asks for. */
  private static final long ASKED = 100_000_000;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Autowired private MockMvcTester http;
  @Autowired private JdbcClient jdbc;
  @Autowired private RecordActivities records;
  @Autowired private ScoreActivitiesImpl scores;
  @Autowired private FakeScoreEngine engine;

  private ScoreServer server;

  @BeforeEach
  void open() {
    server = new ScoreServer(http, jdbc, records, scores);
  }

  @Test
  void aChangedCondition_givesNewScores_andTheFirstOnesStay() {
    UUID suite = suiteOf(3, 1);
    List<String> runs = server.rows("execution");
    List<String> sums = server.rows("performance");

    UUID set = server.order("suites/" + suite, Transfer.body(Transfer.text(2 * ASKED)));
    assertThat(server.set(set).get("state").asString()).isEqualTo("Pending");
    assertThat(server.scoreAll(set)).isEqualTo(ScoreSetState.COMPLETED);

    server.assertCounts(set, 3, 3, 0, 3);
    JsonNode view = server.set(set);
    assertThat(view.get("first_mean_score").asDouble()).isEqualTo(1);
    assertThat(view.get("mean_score").asDouble()).isZero();
    assertThat(view.get("first_passed").asInt()).isEqualTo(3);
    assertThat(view.get("passed").asInt()).isZero();
    assertThat(view.get("scorer").asString()).isEqualTo(Scorer.VERSION);
    assertThat(view.get("reason").asString()).isEqualTo("a new rule");
    assertThat(server.rows("execution")).isEqualTo(runs);
    assertThat(server.rows("performance")).isEqualTo(sums);
  }

  @Test
  void eachScoreOfARun_isListed_withWhatItIsMadeOf() {
    UUID run = server.transfer(ASKED, 1, "foreign/7");
    UUID set = server.order("runs/" + run, Transfer.body(Transfer.text(2 * ASKED)));
    server.scoreAll(set);
    UUID again = server.order("runs/" + run, "{}");
    server.scoreAll(again);

    JsonNode all = server.get("runs/" + run + "/scores").get("data");

    assertThat(all.size()).isEqualTo(3);
    JsonNode first = all.get(0);
    assertThat(first.get("score_set_id").isNull()).isTrue();
    assertThat(first.get("score").asDouble()).isEqualTo(1);
    assertThat(first.get("scorer").asString()).isEqualTo("foreign/7");
    assertThat(first.at("/checks/0/id").asString()).isEqualTo("first");
    JsonNode later = all.get(1);
    assertThat(later.get("score_set_id").asString()).isEqualTo(set.toString());
    assertThat(later.get("score").asDouble()).isZero();
    assertThat(later.get("scorer").asString()).isEqualTo(Scorer.VERSION);
    assertThat(later.get("benchmark_sha256")).isNotEqualTo(first.get("benchmark_sha256"));
    assertThat(later.at("/checks/0/actual").asString()).contains("100000000");
    assertThat(all.get(2).get("score").asDouble()).isEqualTo(1);
    assertThat(all.get(2).get("benchmark_sha256")).isEqualTo(first.get("benchmark_sha256"));
  }

  @Test
  void aSessionThatHoldsTooLittle_isNotScorable_andNeverZero() {
    UUID whole = server.transfer(ASKED, 1, null);
    UUID old = server.pending(BENCHMARK);
    records.storeResult(Sessions.completed(old, 0.5));
    UUID set = server.order("suites/" + server.suite(whole, old), "{}");

    server.scoreAll(set);

    server.assertCounts(set, 2, 1, 1, 0);
    JsonNode view = server.set(set);
    assertThat(view.get("first_mean_score").asDouble()).isEqualTo(1);
    assertThat(view.at("/reasons/0/reason").asString()).startsWith("the session ");
    assertThat(view.at("/reasons/0/runs").asInt()).isEqualTo(1);
    JsonNode score = server.get("runs/" + old + "/scores").at("/data/1");
    assertThat(score.get("score").isNull()).isTrue();
    assertThat(score.get("not_scorable")).isEqualTo(view.at("/reasons/0/reason"));
  }

  @Test
  void ofASuiteOfSeveralBenchmarks_aTextIsForItsOwnRunsOnly() {
    UUID other = server.pending("002-spl-transfer");
    records.storeResult(Sessions.completed(other, 0.5));
    UUID suite = server.suite(server.transfer(ASKED, 1, null), other);

    UUID set = server.order("suites/" + suite, Transfer.body(Transfer.text(ASKED)));
    server.scoreAll(set);

    server.assertCounts(set, 1, 1, 0, 0);
    assertThat(server.set(set).get("benchmark_id").asString()).isEqualTo(BENCHMARK);
    JsonNode statistics = server.get("suites/%s/statistics?scores=%s".formatted(suite, set));
    assertThat(statistics.at("/overall/coverage/of").asInt()).isEqualTo(1);
    assertThat(statistics.at("/overall/skipped").asInt()).isEqualTo(1);
    assertThat(statistics.get("scores").asString()).isEqualTo(set.toString());
  }

  @Test
  void allRunsOfABenchmark_areScored_alsoThoseOfNoSuite() {
    server.transfer(ASKED, 1, null);
    suiteOf(2, 1);
    records.storeResult(Sessions.failed(server.pending(BENCHMARK), "boom"));
    server.pending(BENCHMARK);

    UUID set = server.order("benchmarks/" + BENCHMARK, "{\"requested_by\":\"me\"}");
    server.transfer(ASKED, 1, null);
    server.scoreAll(set);

    server.assertCounts(set, 3, 3, 0, 0);
    JsonNode page = server.get("benchmarks/" + BENCHMARK + "/scores");
    assertThat(page.at("/data/0/id").asString()).isEqualTo(set.toString());
    assertThat(page.at("/data/0/requested_by").asString()).isEqualTo("me");
  }

  @Test
  void theComparisonOfOldAgainstNew_namesTheDifference() {
    UUID suite = suiteOf(8, 1);
    UUID set = server.order("suites/" + suite, Transfer.body(Transfer.text(2 * ASKED)));
    server.scoreAll(set);

    JsonNode compared =
        server.get("compare?base=%s&candidate=%s&candidate_scores=%s".formatted(suite, suite, set));

    assertThat(compared.get("verdict").asString()).isEqualTo("worse");
    assertThat(compared.get("difference").asDouble()).isEqualTo(-1);
    assertThat(compared.at("/base/scores").asString()).isEqualTo("first");
    assertThat(compared.at("/base/scorers").toString()).isEqualTo("[\"unknown\"]");
    assertThat(compared.at("/candidate/scores").asString()).isEqualTo(set.toString());
    assertThat(compared.at("/candidate/scorers/0").asString()).isEqualTo(Scorer.VERSION);
    assertThat(compared.at("/benchmarks/0/verdict").asString()).isEqualTo("regressed");
    assertThat(compared.at("/benchmarks/0/benchmark_changed").asBoolean()).isTrue();
    assertThat(compared.at("/benchmarks/0/candidate_runs/0/score").asDouble()).isZero();
    assertThat(compared.get("notes").valueStream().map(JsonNode::asString))
        .containsExactly(
            "the sides were scored with different texts of " + BENCHMARK,
            "the scores were not made by one scorer: those of the base by one that is not named,"
                + " those of the candidate by "
                + Scorer.VERSION);
    JsonNode both =
        server.get("compare?base=%s&candidate=%s&scores=%s".formatted(suite, suite, set));
    assertThat(both.get("verdict").asString()).isNotEqualTo("worse");
    assertThat(both.get("notes").isEmpty()).isTrue();
  }

  @Test
  void runsOfTwoScorers_areNoted_alsoWithinASuite() {
    UUID suite =
        server.suite(server.transfer(ASKED, 1, null), server.transfer(ASKED, 1, "scorer/2"));

    JsonNode statistics = server.get("suites/" + suite + "/statistics");

    assertThat(statistics.get("scorers").toString()).isEqualTo("[\"scorer/2\",\"unknown\"]");
    assertThat(statistics.at("/notes/0").asString())
        .isEqualTo(
            "the scores were not made by one scorer, but by scorer/2 and one that is not named");
  }

  @Test
  void scoresThatCannotCount_areRefused() {
    UUID suite = suiteOf(1, 1);
    UUID open = server.order("suites/" + suite, "{}");
    UUID other = server.order("suites/" + suiteOf(1, 1), "{}");
    server.scoreAll(other);
    String path = "compare?base=%s&candidate=%s&scores=".formatted(suite, suite);

    assertThat(server.get(path + open, 409).get("code").asString()).isEqualTo("not_completed");
    assertThat(server.get(path + other, 400).at("/errors/0/field").asString()).isEqualTo("scores");
    assertThat(server.get(path + "newest", 400).at("/errors/0/field").asString())
        .isEqualTo("scores");
    server.get(path + UUID.randomUUID(), 404);
    assertThat(server.get(path + "first").get("verdict").asString()).isNotEmpty();
  }

  @Test
  void anOrderSentTwice_isOneSet_andScoredOnce() {
    UUID suite = suiteOf(2, 1);
    String path = "suites/" + suite + "/scores";
    JsonNode first = server.post(path, "{}", 202, "key-1");

    assertThat(server.post(path, "{}", 202, "key-1").get("id")).isEqualTo(first.get("id"));
    assertThat(server.post(path, "{\"reason\":\"another\"}", 422, "key-1").get("code").asString())
        .isEqualTo("idempotency_key_reused");
    UUID set = UUID.fromString(first.get("id").asString());
    await().atMost(PATIENCE).until(() -> engine.started.contains(set));
    assertThat(engine.titles).containsExactly("suite " + suite + ": 2 runs");

    scores.scoreBatch(new ScoreBatchRequest(set.toString(), null));
    scores.scoreBatch(new ScoreBatchRequest(set.toString(), null));
    server.scoreAll(set);
    server.scoreAll(set);

    server.assertCounts(set, 2, 2, 0, 0);
    assertThat(server.rows("run_score")).hasSize(2);
  }

  @Test
  void manyRuns_areScoredInBatches_andReadPageAfterPage() {
    List<UUID> runs = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      runs.add(server.transfer(i % 4 == 0 ? 2 * ASKED : ASKED, i % 4 == 0 ? 0 : 1, null));
    }
    UUID suite = server.suite(runs.toArray(UUID[]::new));
    UUID set = server.order("suites/" + suite, Transfer.body(Transfer.text(2 * ASKED)));
    String next = scores.scoreBatch(new ScoreBatchRequest(set.toString(), null)).next();
    assertThat(next).isNotNull();
    assertThat(server.set(set).get("progress").asInt()).isEqualTo(41);

    server.scoreAll(set);

    server.assertCounts(set, 120, 120, 0, 120);
    JsonNode page = server.get("scores/%s/runs?limit=100".formatted(set));
    JsonNode rest =
        server.get(
            "scores/%s/runs?limit=100&cursor=%s"
                .formatted(set, page.get("next_cursor").asString()));
    List<String> seen = new ArrayList<>();
    page.get("data").forEach(each -> seen.add(each.get("run_id").asString()));
    rest.get("data").forEach(each -> seen.add(each.get("run_id").asString()));
    assertThat(seen).hasSize(120).doesNotHaveDuplicates();
    assertThat(rest.get("next_cursor").isNull()).isTrue();
    assertThat(page.at("/data/0/changed").asBoolean()).isTrue();
    assertThat(server.get("scores/%s/runs?changed=false".formatted(set)).get("data").isEmpty())
        .isTrue();
  }

  @Test
  void aSetThatIsCancelled_keepsWhatItHas() {
    UUID suite = suiteOf(60, 1);
    UUID set = server.order("suites/" + suite, "{}");
    scores.scoreBatch(new ScoreBatchRequest(set.toString(), null));

    server.post("scores/" + set + "/cancel", "", 202);

    assertThat(server.scoreAll(set)).isEqualTo(ScoreSetState.STOPPED);
    server.assertCounts(set, 60, 50, 0, 0);
    assertThat(server.set(set).get("message").asString()).isEqualTo("Score set stopped by user");
    assertThat(server.post("scores/" + set + "/cancel", "", 409).get("code").asString())
        .isEqualTo("already_ended");
  }

  @Test
  void aSetOfAnotherScorer_isNotMixed() {
    UUID set = server.order("suites/" + suiteOf(2, 1), "{}");
    jdbc.sql("update score_set set scorer = 'reev-scoring/0'").update();

    assertThat(server.scoreAll(set)).isEqualTo(ScoreSetState.STOPPED);

    assertThat(server.set(set).get("message").asString()).contains("reev-scoring/0");
    server.assertCounts(set, 2, 0, 0, 0);
  }

  @Test
  void whatCannotBeScoredAgain_isSaid() {
    UUID open = server.pending(BENCHMARK);
    UUID failed = server.pending(BENCHMARK);
    records.storeResult(Sessions.failed(failed, "boom"));
    UUID scored = server.transfer(ASKED, 1, null);
    UUID suite = server.suite(scored);
    String other = Transfer.body(Transfer.text(1).replace("id: 001-sol-transfer", "id: other"));

    assertThat(code("runs/" + open, "{}", 409)).isEqualTo("not_ended");
    assertThat(code("runs/" + failed, "{}", 409)).isEqualTo("nothing_to_score");
    assertThat(code("runs/" + UUID.randomUUID(), "{}", 404)).isEqualTo("not_found");
    assertThat(code("suites/x", "{}", 404)).isEqualTo("not_found");
    assertThat(code("benchmarks/nothing", "{}", 404)).isEqualTo("not_found");
    assertThat(code("benchmarks/100-jup-swap-sol-usdc", "{}", 409)).isEqualTo("nothing_to_score");
    assertThat(code("runs/" + scored, Transfer.body("id: broken"), 400))
        .isEqualTo("validation_failed");
    for (String path : List.of("runs/" + scored, "suites/" + suite, "benchmarks/" + BENCHMARK)) {
      JsonNode problem = server.post(path + "/scores", other, 400);
      assertThat(problem.at("/errors/0/field").asString()).isEqualTo("yml_content");
      assertThat(problem.get("message").asString()).contains("'other'");
    }
    assertThat(code("runs/" + scored, "{\"reasons\":1}", 400)).isNotEmpty();
    jdbc.sql("update suite set state = 'RUNNING', ended_at = null").update();
    assertThat(code("suites/" + suite, "{}", 409)).isEqualTo("not_ended");
    assertThat(server.rows("score_set")).isEmpty();
    server.get("suites/" + UUID.randomUUID() + "/scores", 404);
    server.get("benchmarks/nothing/scores", 404);
    server.get("runs/" + UUID.randomUUID() + "/scores", 404);
    server.get("scores/x", 404);
    server.get("scores/" + UUID.randomUUID() + "/runs", 404);
  }

  private String code(String path, String body, int status) {
    return server.post(path + "/scores", body, status).get("code").asString();
  }

  /** So many runs that did what benchmark 001 asks for. */
  private UUID suiteOf(int runs, double score) {
    UUID[] ids = new UUID[runs];
    for (int i = 0; i < runs; i++) {
      ids[i] = server.transfer(ASKED, score, null);
    }
    return server.suite(ids);
  }
}
