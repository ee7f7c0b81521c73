package dev.reev.cli.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.cli.ReevCommand;
import dev.reev.cli.fake.ScriptedApi;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SuiteCommandTest {

  private static final String ID = "11111111-2222-4333-8444-555555555555";
  private static final String BASE = "99999999-2222-4333-8444-555555555555";
  private static final String SUITE = "/api/v1/suites/" + ID;

  private final Path home;
  private final ScriptedApi api = new ScriptedApi();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Map<String, String> environment = new HashMap<>();

  SuiteCommandTest(@TempDir Path home) throws IOException {
    this.home = home;
    environment.put("REEV_ROOT", home.toString());
    environment.put("REEV_HOME", home.resolve("data").toString());
    environment.put("REEV_URL", api.url());
    api.on("POST /api/v1/suites", "202 " + suite("Pending", 0, 0, 0))
        .on("GET " + SUITE + "/items", "{\"data\":[]}")
        .on(
            "GET " + SUITE + "/statistics",
            """
            {"agents":[{"agent":"bot","coverage":{"n":4,"of":4},"mean_score":0.875,
             "mean_interval":{"low":0.7,"high":1.0},"pass_rate":0.75,
             "pass_interval":{"low":0.3,"high":0.95}}],"benchmarks":[],
             "controls":{"scorer":"rules/1","of":2,"agents":[
             {"agent":"control-nothing","title":"nothing","benchmarks":2,"mean_score":0.03},
             {"agent":"control-every-tool","title":"every tool","benchmarks":1,"mean_score":0}]}}""");
  }

  @AfterEach
  void close() {
    api.close();
  }

  private int suite(String... arguments) {
    return execute(new SuiteCommand(environment), arguments);
  }

  private int execute(Object command, String... arguments) {
    CommandLine line = ReevCommand.commandLine(command);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  /** A suite of four items with these numbers of scored, passed and failed runs. */
  private static String suite(String state, int scored, int passed, int failed) {
    return """
        {"id":"%s","name":"nightly","state":"%s","paused":false,"total":4,"passed":%d,
         "counts":{"pending":%d,"running":1,"completed":%d,"failed":%d,"stopped":0,"timed_out":0,
         "skipped":0},"mean_score":%s,"progress":%d,"eta_seconds":75,"message":null}"""
        .formatted(
            ID,
            state,
            passed,
            4 - scored - failed,
            scored,
            failed,
            scored == 0 ? "null" : "0.875",
            (scored + failed) * 25);
  }

  private void ends(String... views) {
    api.on("GET " + SUITE, views);
  }

  @Test
  void everyRunPassed_exitsZeroAndShowsNumbers() {
    ends(suite("Running", 2, 2, 0), suite("Completed", 4, 4, 0));

    int code = suite("run", "3*", "001-sol-transfer", "--agent=bot", "--agent=b2", "--repeats=2");

    assertThat(code).isZero();
    JsonNode body = new JsonMapper().readTree(api.received("POST /api/v1/suites").body());
    assertThat(body.path("benchmarks").toString()).isEqualTo("[\"3*\",\"001-sol-transfer\"]");
    assertThat(body.path("agents").toString()).isEqualTo("[\"bot\",\"b2\"]");
    assertThat(body.path("repeats").asInt()).isEqualTo(2);
    assertThat(body.has("concurrency")).isFalse();
    assertThat(api.received("POST /api/v1/suites").key()).isNotEmpty();
    assertThat(err.toString())
        .contains("Running  2/4 ended, 2 passed, 0 not passed, 1 running, ETA 1 m 15 s");
    assertThat(out.toString())
        .contains(
            "nightly  Completed  4/4 ended",
            "bot    4/4     0.875  0.700 to 1.000  75.0%   30.0% to 95.0%")
        .contains("passed\nsuite  " + ID + "\npage   " + api.url() + "/suites/" + ID + "\n")
        .doesNotContain("\u001b");
  }

  @Test
  void runBelowItsThreshold_exits100() {
    ends(suite("Completed", 4, 3, 0));
    assertThat(suite("run", "3*")).isEqualTo(100);
    assertThat(out.toString()).contains("1 of 4 runs did not pass");
  }

  @Test
  void failUnder_judgesTheMeanAlone() {
    ends(suite("Completed", 4, 3, 0));
    assertThat(suite("run", "3*", "--fail-under=0.8")).isZero();
    assertThat(suite("run", "3*", "--fail-under=0.9")).isEqualTo(100);
    assertThat(suite("run", "3*", "--fail-under=3")).isEqualTo(2);
    assertThat(suite("run", "3*", "--min-coverage=NaN")).isEqualTo(2);
    assertThat(out.toString()).contains("the mean score 0.875 is below 0.900");
  }

  @Test
  void missingScores_areAFailureOfTheInfrastructure() {
    ends(suite("Completed", 3, 3, 1));
    assertThat(suite("run", "3*")).isEqualTo(1);
    assertThat(out.toString()).contains("only 3 of 4 runs have a score; reev suite retry " + ID);
    assertThat(suite("run", "3*", "--min-coverage=0.7")).isZero();
  }

  @Test
  void stoppedSuite_exits1() {
    ends(suite("Stopped", 2, 2, 0));
    assertThat(suite("run", "3*")).isEqualTo(1);
    assertThat(out.toString()).contains("the suite was stopped");
  }

  @Test
  void regression_exits100AndNamesWhereAndWhatChanged() {
    ends(suite("Completed", 4, 4, 0));
    api.on("GET /api/v1/suites", "{\"data\":[{\"id\":\"" + BASE + "\"}]}")
        .on(
            "GET /api/v1/compare",
            """
            {"verdict":"worse","reason":"the mean fell","difference":-0.1,"p_value":0.01,"pairs":9,
             "interval":{"low":-0.2,"high":-0.02},"benchmarks":[{"benchmark_id":"305-flow",
             "agent":"bot","verdict":"regressed","base_mean":1.0,"candidate_mean":0.5,
             "p_adjusted":0.004}]}""")
        .on(
            "GET " + SUITE + "/provenance",
            "{\"changes\":[{\"agent\":\"bot\",\"key\":\"model\",\"note\":\"model: m-2, before"
                + " m-1\"}]}");

    assertThat(suite("run", "3*", "--fail-on-regression", "--base=nightly")).isEqualTo(100);

    assertThat(api.received("GET /api/v1/suites?").what())
        .endsWith("?limit=1&name=nightly&state=Completed");
    assertThat(api.received("GET /api/v1/compare").what())
        .endsWith("?base=suite%3A" + BASE + "&candidate=suite%3A" + ID);
    assertThat(out.toString())
        .contains("regression: worse, regressed 305-flow (bot)", "worse: the mean fell")
        .contains("difference -0.1000 (-0.2000 to -0.0200), p = 0.010, 9 pairs")
        .contains("changed  bot  model: m-2, before m-1");
    assertThat(execute(new CompareCommand(environment), BASE, ID)).isEqualTo(100);
  }

  @Test
  void compare_passesItsOptionsOnAndShowsNotes() {
    api.on(
            "GET /api/v1/compare",
            "{\"verdict\":\"same\",\"notes\":[\"the sides ran different texts of 305-flow\"]}")
        .on("GET " + SUITE + "/provenance", "{\"changes\":[]}");

    assertThat(
            execute(
                new CompareCommand(environment),
                BASE,
                ID,
                "--confidence=0.9",
                "--min-coverage=0.5",
                "--margin=0.1",
                "--measure=pass",
                "--scope=these"))
        .isZero();

    assertThat(api.received("GET /api/v1/compare").what())
        .endsWith("&confidence=0.9&min_coverage=0.5&margin=0.1&measure=pass&scope=these");
    assertThat(out.toString()).contains("note: the sides ran different texts of 305-flow\n");
  }

  @Test
  void compare_ofSeveral_beginsWithTheirSentences_andFailsWhenOneIsWorse() {
    api.on(
        "GET /api/v1/comparisons",
        "{\"data\":[{\"verdict\":\"same\",\"summary\":\"b is as good as a.\"},"
            + "{\"verdict\":\"worse\",\"summary\":\"c is worse than a.\"}],\"next_cursor\":null}");

    assertThat(execute(new CompareCommand(environment), "agent:a", "agent:b", "agent:c"))
        .isEqualTo(100);
    assertThat(api.received("GET /api/v1/comparisons").what())
        .endsWith("?base=agent%3Aa&candidate=agent%3Ab&candidate=agent%3Ac");
    assertThat(out.toString()).startsWith("b is as good as a.\nc is worse than a.\n\nsame\n");
    String[] nine = {"agent:a", "b", "c", "d", "e", "f", "g", "h", "i"};
    assertThat(execute(new CompareCommand(environment), nine)).isEqualTo(2);
  }

  @Test
  void compare_takesTheScoresOfASet_andSaysSo() {
    api.on(
            "GET /api/v1/compare",
            "{\"verdict\":\"worse\",\"base\":{\"scores\":\"first\"},\"candidate\":{\"scores\":\"%s\"}}"
                .formatted(BASE))
        .on("GET " + SUITE + "/provenance", "{\"changes\":[]}");

    assertThat(execute(new CompareCommand(environment), ID, ID, "--candidate-scores", BASE))
        .isEqualTo(100);

    assertThat(api.received("GET /api/v1/compare").what()).endsWith("&candidate_scores=" + BASE);
    assertThat(out.toString())
        .contains("scores of the base: first, of the candidate: " + BASE + "\n");
  }

  @Test
  void show_takesTheScoresOfASet() {
    ends(suite("Completed", 4, 4, 0));
    api.on(
        "GET " + SUITE + "/statistics",
        "{\"scores\":\"%s\",\"notes\":[\"two scorers\"],\"agents\":[],\"benchmarks\":[]}"
            .formatted(BASE));

    assertThat(suite("show", ID, "--scores", BASE)).isZero();

    assertThat(api.received("GET " + SUITE + "/statistics").what()).endsWith("?scores=" + BASE);
    assertThat(out.toString()).contains("by the scores of " + BASE, "note: two scorers");
    assertThat(suite("show", ID, "--scores", BASE, "--json")).isZero();
    assertThat(out.toString()).contains("\"statistics\":{");
  }

  @Test
  void compare_refusesWithTheServersLine() {
    api.on("GET /api/v1/compare", "400 {\"message\":\"measure must be score or pass\"}");
    assertThat(execute(new CompareCommand(environment), BASE, ID, "--measure=x")).isEqualTo(2);
    assertThat(err.toString()).isEqualTo("reev: measure must be score or pass\n");
  }

  @Test
  void comparison_thatIsIndecisive_doesNotFail() {
    ends(suite("Completed", 4, 2, 0));
    api.on("GET /api/v1/compare", "{\"verdict\":\"indecisive\",\"reason\":\"too few pairs\"}")
        .on("GET " + SUITE + "/provenance", "{\"changes\":[]}");
    assertThat(suite("run", "3*", "--fail-on-regression", "--base=" + BASE)).isZero();
    assertThat(out.toString()).contains("indecisive: too few pairs");
  }

  @Test
  void unknownBase_exits2BeforeAnythingRuns() {
    api.on("GET /api/v1/suites", "{\"data\":[]}");
    assertThat(suite("run", "3*", "--base=typo")).isEqualTo(2);
    assertThat(err.toString()).contains("there is no completed suite 'typo'");
    assertThat(api.received()).noneMatch(each -> each.what().startsWith("POST"));
  }

  @Test
  void misspeltNames_areExplained() {
    api.on("POST /api/v1/suites", "400 {\"message\":\"agent 'determinstic' is not available\"}")
        .on("GET /api/v1/benchmarks", "[{\"id\":\"001-sol-transfer\"}]")
        .on("GET /api/v1/agents", "[\"deterministic\"]");
    assertThat(suite("run", "001-sol-transfr", "--agent=determinstic")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo("reev: agent 'determinstic' is not available. Did you mean 'deterministic'?\n");
  }

  @Test
  void serverThatGoesAwayInBetween_doesNotEndTheCommand() {
    api.on("POST /api/v1/suites", "503 {}", "202 " + suite("Pending", 0, 0, 0));
    ends(suite("Running", 1, 1, 0), "503 {}", suite("Completed", 4, 4, 0));

    assertThat(suite("run", "3*")).isZero();

    assertThat(err.toString()).contains("answers with HTTP 503; trying again for up to 60 s");
    assertThat(
            api.received().stream()
                .filter(each -> each.what().startsWith("POST"))
                .map(ScriptedApi.Received::key)
                .distinct())
        .hasSize(1);
  }

  @Test
  void exports_areWrittenWhole() throws IOException {
    ends(suite("Completed", 4, 4, 0));
    api.on("GET " + SUITE + "/export", "<testsuites/>");
    Path junit = home.resolve("out.xml");

    assertThat(suite("run", "3*", "--junit=" + junit)).isZero();

    assertThat(junit).hasContent("<testsuites/>");
    assertThat(api.received("GET " + SUITE + "/export").what()).endsWith("?format=junit");
    try (var files = Files.list(home)) {
      assertThat(files.map(file -> file.getFileName().toString())).doesNotContain("out.xml.part");
    }
  }

  @Test
  void exportOnStandardOutput_standsThereAlone() {
    ends(suite("Completed", 4, 4, 0));
    api.on("GET " + SUITE + "/export", "<testsuites/>");

    assertThat(suite("run", "3*", "--junit=-")).isZero();

    assertThat(out.toString()).isEqualTo("<testsuites/>");
    assertThat(err.toString()).contains("Completed");
  }

  @Test
  void twoDocumentsOnStandardOutput_areRefused() {
    assertThat(suite("run", "3*", "--junit=-", "--json")).isEqualTo(2);
    assertThat(suite("run", "3*", "--junit=-", "--csv=/dev/stdout")).isEqualTo(2);
    assertThat(api.received()).isEmpty();
  }

  @Test
  void exportIntoNowhere_exits2BeforeAnythingRuns() {
    assertThat(suite("run", "3*", "--csv=" + home.resolve("no/such/f.csv"))).isEqualTo(2);
    assertThat(api.received()).isEmpty();
  }

  @Test
  void json_isExactlyOneObject() {
    ends(suite("Completed", 4, 3, 0));
    assertThat(suite("run", "3*", "--json")).isEqualTo(100);
    JsonNode json = new JsonMapper().readTree(out.toString());
    assertThat(out.toString().strip().lines()).hasSize(1);
    assertThat(json.at("/suite/id").asString()).isEqualTo(ID);
    assertThat(json.path("comparison").isNull()).isTrue();
    assertThat(json.path("exit_code").asInt()).isEqualTo(100);
    assertThat(json.at("/reasons/0").asString()).contains("did not pass");
  }

  @Test
  void detach_printsTheIdAndDoesNotWait() {
    assertThat(suite("run", "3*", "--detach")).isZero();
    assertThat(out.toString().strip()).isEqualTo(ID);
    assertThat(err.toString()).contains(api.url() + "/suites/" + ID);
    assertThat(suite("run", "3*", "--detach", "--fail-under=1")).isEqualTo(2);
  }

  @Test
  void terminal_hasOneLiveLineAndColours() {
    environment.put("REEV_TERMINALS", "12");
    environment.put("TERM", "xterm");
    ends(suite("Running", 2, 2, 0), suite("Completed", 4, 4, 0));

    assertThat(suite("run", "3*")).isZero();

    assertThat(err.toString())
        .contains("\r\u001b[K\u001b[?7l[##########----------]  50%  Running  2/4 ended")
        .endsWith("\r\u001b[K");
    assertThat(out.toString()).contains("\u001b[33m75.0%\u001b[0m", "\u001b[32mpassed");
    environment.put("NO_COLOR", "1");
    out.getBuffer().setLength(0);
    assertThat(suite("run", "3*")).isZero();
    assertThat(out.toString()).doesNotContain("\u001b");
  }

  @Test
  void nothingNamed_exits2() {
    assertThat(suite("run")).isEqualTo(2);
    assertThat(err.toString().strip().lines()).hasSize(1);
    assertThat(suite("run", "3*", "--fail-on-regression")).isEqualTo(2);
  }

  @Test
  void list_showsSuitesNewestFirst() {
    api.on("GET /api/v1/suites", "{\"data\":[" + suite("Running", 2, 2, 0) + "]}");
    assertThat(suite("list", "--name=nightly")).isZero();
    assertThat(out.toString()).contains("11111111  nightly  Running  2/4");
    assertThat(suite("list", "--wide")).isZero();
    assertThat(out.toString()).contains(ID + "  nightly  Running  2/4");
    assertThat(suite("list", "--json")).isZero();
  }

  @Test
  void show_namesWhatBroke() {
    ends(suite("Completed", 3, 3, 1));
    api.on(
        "GET " + SUITE + "/items",
        """
        {"data":[{"benchmark_id":"001-sol-transfer","agent":"bot","repeat":2,"failure":
         {"type":"agent_unavailable","message":"HTTP 429"}}]}""");
    assertThat(suite("show", ID)).isZero();
    assertThat(out.toString())
        .contains("001-sol-transfer  bot    2       agent_unavailable: HTTP 429");
  }

  @Test
  void show_tellsWhatAgentsThatUnderstandNothingScore() {
    ends(suite("Completed", 4, 4, 0));
    assertThat(suite("show", ID)).isZero();
    assertThat(out.toString())
        .contains(
            "controls: nothing 0.030, every tool 0.000 (on 1 of 2); measured by the build with"
                + " rules/1\n");
  }

  @Test
  void moves_arePassedOn() {
    for (String move : new String[] {"pause", "resume", "cancel", "retry"}) {
      api.on("POST " + SUITE + "/" + move, suite("Running", 2, 2, 0));
      assertThat(suite(move, ID)).isZero();
      out.getBuffer().setLength(0);
      assertThat(suite(move, ID, "--json")).isZero();
      assertThat(new JsonMapper().readTree(out.toString()).path("id").asString()).isEqualTo(ID);
    }
    assertThat(suite("retry", ID, "--failed")).isZero();
    assertThat(api.received("POST " + SUITE + "/retry").body()).isEqualTo("{\"items\":\"failed\"}");
    api.on("POST " + SUITE + "/pause", "409 {\"message\":\"has already ended\"}");
    assertThat(suite("pause", ID)).isEqualTo(2);
    assertThat(err.toString()).contains("reev: has already ended");
  }

  @Test
  void export_writesWhatTheServerMakes() {
    ends(suite("Running", 2, 2, 0));
    api.on("GET " + SUITE + "/export", "run,score\n");

    assertThat(suite("export", ID, "--csv=-")).isZero();

    assertThat(out.toString()).isEqualTo("run,score\n");
    assertThat(api.received("GET " + SUITE + "/export").what()).endsWith("?format=csv");
    Path file = home.resolve("out.jsonl");
    out.getBuffer().setLength(0);
    assertThat(suite("export", ID, "--jsonl=" + file, "--json")).isZero();
    assertThat(file).hasContent("run,score\n");
    assertThat(new JsonMapper().readTree(out.toString()).path("id").asString()).isEqualTo(ID);
    assertThat(suite("export", ID)).isEqualTo(2);
    assertThat(err.toString()).contains("give --junit, --csv or --jsonl");
  }

  @Test
  void aSuite_isFoundByTheBeginningOfItsIdAndByLatest() {
    ends(suite("Completed", 4, 4, 0));
    // A word is looked up as a name first, because a name can be 1111 too.
    api.on(
        "GET /api/v1/suites",
        "{\"data\":[]}",
        "{\"data\":[{\"id\":\"%s\",\"name\":\"other\"},{\"id\":\"%s\"}]}".formatted(BASE, ID));
    assertThat(suite("show", "1111")).isZero();
    assertThat(out.toString()).startsWith("nightly  Completed");
    api.on("GET /api/v1/suites", "{\"data\":[{\"id\":\"" + ID + "\"}]}");
    assertThat(suite("show", "latest")).isZero();
    assertThat(api.received("GET /api/v1/suites?").what()).endsWith("?limit=1");
  }

  @Test
  void labelWithoutAValue_isRefusedWithItsForm() {
    assertThat(suite("run", "001-sol-transfer", "--label", "x")).isEqualTo(2);

    assertThat(err.toString()).contains("--label must be name=value, but is 'x'");
    assertThat(api.received()).isEmpty();
  }
}
