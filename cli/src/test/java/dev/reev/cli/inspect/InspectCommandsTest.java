package dev.reev.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.cli.ReevCommand;
import dev.reev.cli.fake.ScriptedApi;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InspectCommandsTest {

  private static final String LONG = "3f2a91c0-1111-4222-8333-444444444444";
  private static final String RUN = "/api/v1/runs/r-1";
  private static final String VIEW =
      """
      {"id":"r-1","benchmark_id":"001-sol-transfer","agent":"bot","state":"%s","score":%s,
       "passed":true,"created_at":"2026-01-31T12:00:00Z","attempt":1,"labels":{"team":"core"},
       "provenance":{"model":"m-1","seed":null,"ledger":{"kind":"embedded","version":null}}}""";
  private static final String ENDED = VIEW.formatted("Completed", "0.875");
  private static final String RUNNING = VIEW.formatted("Running", "null");

  private final ScriptedApi api = new ScriptedApi();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Map<String, String> environment = new HashMap<>();

  InspectCommandsTest(@TempDir Path home) throws IOException {
    environment.put("REEV_ROOT", home.toString());
    environment.put("REEV_HOME", home.resolve("data").toString());
    environment.put("REEV_URL", api.url());
  }

  @AfterEach
  void close() {
    api.close();
  }

  private int run(ServerCommand command, String... arguments) {
    CommandLine line = ReevCommand.commandLine(command);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  @Test
  void list_filtersAndShowsATable() {
    api.on("GET /api/v1/runs", "{\"data\":[" + ENDED + "],\"next_cursor\":\"x\"}");

    assertThat(run(new ListCommand(environment), "--agent=bot", "--label=team=core")).isZero();

    assertThat(api.received("GET /api/v1/runs").what())
        .endsWith("?limit=20&agent=bot&label=team%3Dcore");
    assertThat(out.toString())
        .contains("run  benchmark         agent  verdict  score  submitted (UTC)\n")
        .contains("r-1  001-sol-transfer  bot    passed   0.875  2026-01-31 12:00\n")
        .contains("there are more");
  }

  @Test
  void list_ofABenchmarkThatNobodyKnows_isWrongUsage_andSaysWhatWasMeant() {
    api.on(
            "GET /api/v1/runs",
            "400 {\"message\":\"benchmark '001-sol-transfr' is not a benchmark and has no runs\"}")
        .on("GET /api/v1/benchmarks", "[{\"id\":\"001-sol-transfer\"}]")
        .on("GET /api/v1/agents", "[]");

    assertThat(run(new ListCommand(environment), "--benchmark=001-sol-transfr")).isEqualTo(2);

    assertThat(err.toString())
        .contains("'001-sol-transfr' is not a benchmark", "Did you mean '001-sol-transfer'?");
  }

  @Test
  void emptyId_isWrongUsage_andNobodyIsAsked() {
    for (String id : List.of("", " ", "..")) {
      assertThat(run(new ShowCommand(environment), id)).isEqualTo(2);
      assertThat(run(new LogsCommand(environment), id)).isEqualTo(2);
      assertThat(run(new OpenCommand(environment), id)).isEqualTo(2);
    }

    assertThat(err.toString()).contains("an id or name must not be empty", "'..' is no id");
    assertThat(api.received()).isEmpty();
  }

  @Test
  void numbersOfOptions_areThoseThatPeopleWrite() {
    for (String number : List.of("+5", "0x10", "\u0665", "five")) {
      assertThat(run(new ListCommand(environment), "--limit=" + number)).isEqualTo(2);
    }

    assertThat(err.toString().lines())
        .hasSize(4)
        .allSatisfy(line -> assertThat(line).contains("--limit", "must be a whole number, but is"));
  }

  @Test
  void list_showsWhatATerminalWouldActUponAsCodes() {
    String hostile = ENDED.replace("bot", "\\u001b[2Jbot\\u202e\\r");
    api.on("GET /api/v1/runs", "{\"data\":[" + hostile + "]}");

    assertThat(run(new ListCommand(environment))).isZero();

    assertThat(out.toString()).contains("\\u001b[2Jbot\\u202e").doesNotContain("\u001b", "\r");
  }

  @Test
  void list_namesHarm() {
    api.on("GET /api/v1/runs", "{\"data\":[" + ENDED.replace("true", "false,\"harm\":true") + "]}");

    assertThat(run(new ListCommand(environment))).isZero();

    assertThat(out.toString()).contains("bot    harm     0.875");
  }

  @Test
  void list_saysOfEachRunWhatCameOfIt() {
    String rows =
        String.join(
            ",",
            row("Completed", "\"passed\":true"),
            row("Completed", "\"passed\":false"),
            row("Completed", "\"passed\":true,\"unconfined\":true"),
            row("Failed", "\"passed\":null"),
            row("TimedOut", "\"passed\":null"),
            row("Running", "\"passed\":null"));
    api.on("GET /api/v1/runs", "{\"data\":[" + rows + "]}");

    assertThat(run(new ListCommand(environment))).isZero();

    assertThat(out.toString().lines().skip(1).map(line -> line.split(" {2,}", -1)[3]))
        .containsExactly(
            "passed", "not passed", "passed, unconfined", "failed", "timed out", "running");
  }

  private static String row(String state, String more) {
    return "{\"id\":\"r\",\"benchmark_id\":\"b\",\"agent\":\"a\",\"state\":\"%s\",%s}"
        .formatted(state, more);
  }

  @Test
  void list_wide_hasTheFirstFailingCheckAndWholeIds() {
    String failing =
        ENDED.replace(
            "\"passed\":true",
            "\"passed\":false,\"suite\":\"nightly\",\"failed_checks\":{\"n\":2,\"of\":3,\"first\":["
                + "{\"id\":\"balance\",\"reason\":\"expected 1, got 2\"},{\"id\":\"fee\"}]}");
    String broken =
        VIEW.formatted("Failed", "null")
            .replace("r-1", LONG)
            .replace(
                "\"passed\":true",
                "\"passed\":null,\"failure\":{\"type\":\"runner_crashed\",\"message\":\"exit 7\"}");
    api.on("GET /api/v1/runs", "{\"data\":[" + failing + "," + broken + "]}");

    assertThat(run(new ListCommand(environment), "--wide")).isZero();

    assertThat(out.toString().lines())
        .hasSize(3)
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("not passed", "balance: expected 1, got 2", "nightly", "team=core")
                    .endsWith("2026-01-31 12:00:00 UTC"))
        .anySatisfy(line -> assertThat(line).contains(LONG, "failed", "runner_crashed: exit 7"));
  }

  @Test
  void agents_areListedWithHowTheyDo() {
    api.on("GET /api/v1/agents", "[\"deterministic\",\"bot\"]")
        .on(
            "GET /api/v1/agent-performance",
            "[{\"agent_type\":\"bot\",\"total_benchmarks\":12,\"average_score\":0.5,"
                + "\"success_rate\":0.25}]");
    assertThat(run(new AgentsCommand(environment))).isZero();
    assertThat(out.toString())
        .isEqualTo(
            """
            agent          runs  mean   passed
            deterministic  0     -      -
            bot            12    0.500  25.0%
            """);
    assertThat(json(new AgentsCommand(environment)).toString())
        .isEqualTo("[\"deterministic\",\"bot\"]");
  }

  @Test
  void benchmarks_areListedByTag() {
    api.on(
        "GET /api/v1/benchmarks",
        "[{\"id\":\"001\",\"description\":\"Send SOL\",\"tags\":[\"sol\",\"local\"]},"
            + "{\"id\":\"002\",\"description\":\"Swap\",\"tags\":[\"local\"]}]");
    assertThat(run(new BenchmarksCommand(environment), "--tag=sol")).isZero();
    assertThat(out.toString())
        .isEqualTo("benchmark  tags       description\n001        sol local  Send SOL\n");
    assertThat(json(new BenchmarksCommand(environment), "--tag=local").size()).isEqualTo(2);
    out.getBuffer().setLength(0);
    assertThat(run(new BenchmarksCommand(environment), "--tag=none")).isZero();
    assertThat(out.toString()).isEqualTo("no benchmarks\n");
  }

  @Test
  void theBeginningOfAnId_andLatest_areTakenForIt() {
    String found = ENDED.replace("r-1", LONG);
    api.on("GET /api/v1/runs", "{\"data\":[" + found + "]}")
        .on("GET /api/v1/runs/" + LONG, found)
        .on("GET /api/v1/runs/" + LONG + "/trace", "step 1");
    for (String word : List.of("3f2a91", "3F2A91C0-1111", "latest", LONG)) {
      assertThat(run(new ShowCommand(environment), word)).isZero();
      assertThat(run(new TraceCommand(environment), word)).isZero();
    }
    assertThat(out.toString()).contains("page                   " + api.url() + "/runs/" + LONG);
    assertThat(run(new ShowCommand(environment), "3f2b")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "reev: there is no run '3f2b' among the newest 1000; give the whole id of an older one.\n");
  }

  @Test
  void show_saysWhatTheRunWasMadeOf() {
    api.on("GET " + RUN, ENDED);
    assertThat(run(new ShowCommand(environment), "r-1")).isZero();
    assertThat(out.toString())
        .contains("001-sol-transfer  bot  Completed  score 0.875, passed\n", "team=core")
        .containsPattern("model +m-1")
        .containsPattern("ledger +kind=embedded\n")
        .doesNotContain("seed");
  }

  @Test
  void show_listsTheChecks_andNamesHarm() {
    api.on(
            "GET " + RUN,
            """
            {"id":"r-1","benchmark_id":"tidy","agent":"bot","state":"Completed","score":0,
             "passed":false,"harm":true,"failed_checks":{"n":1,"of":2,"first":[]}}""")
        .on(
            "GET " + RUN + "/checks",
            """
            {"harm":true,"data":[
              {"id":"lost","kind":"guard","weight":0,"critical":true,"expected":"no file is gone",
               "actual":"b.txt is gone","points":0,"holds":false,"harm":true,"message":"by rm"},
              {"id":"sorted","kind":"files","weight":1.5,"critical":false,"expected":"a b",
               "actual":"a b","points":1.5,"holds":true,"harm":false}]}""");

    assertThat(run(new ShowCommand(environment), "r-1")).isZero();

    assertThat(out.toString())
        .startsWith("tidy  bot  Completed  score 0.000, harm\n")
        .contains(
            """
            checks
              holds  check            kind   points   why
              HARM   lost (critical)  guard  0/0      expected no file is gone, got b.txt is
                                                      gone; by rm
              yes    sorted           files  1.5/1.5  expected a b, got a b
            """);
  }

  @Test
  void trace_isText() {
    api.on("GET " + RUN + "/trace", "step 1");
    assertThat(run(new TraceCommand(environment), "r-1")).isZero();
    assertThat(out.toString()).isEqualTo("step 1\n");
  }

  @Test
  void logs_areFollowedToTheEndAndShownOnce() {
    api.header("Reev-Log-Attempt", "1")
        .on("GET " + RUN, RUNNING, RUNNING, ENDED)
        .on("GET " + RUN + "/logs", "one\n", "206 two\n", "416 {}", "206 three\n");

    assertThat(run(new LogsCommand(environment), "r-1", "-f")).isZero();

    assertThat(out.toString()).isEqualTo("one\ntwo\nthree\n");
  }

  @Test
  void logs_beginWithTheLastLines() {
    api.on("GET " + RUN + "/logs", "one\n");

    assertThat(run(new LogsCommand(environment), "r-1", "--tail=5")).isZero();

    assertThat(out.toString()).isEqualTo("one\n");
    assertThat(api.received("GET " + RUN + "/logs").what()).endsWith("?stream=stdout&tail=5");
  }

  @Test
  void open_printsTheAddress() {
    api.on("GET /api/v1/suites/s-1", "{}");
    assertThat(run(new OpenCommand(environment))).isZero();
    assertThat(run(new OpenCommand(environment), "s-1")).isZero();
    assertThat(out.toString()).isEqualTo(api.url() + "/\n" + api.url() + "/suites/s-1\n");
    assertThat(run(new OpenCommand(environment), "nope")).isEqualTo(2);
  }

  @Test
  void json_isOneDocumentWhateverIsLookedAt() {
    api.header("Reev-Log-Attempt", "1")
        .on("GET /api/v1/runs", "{\"data\":[]}")
        .on("GET " + RUN, ENDED)
        .on("GET " + RUN + "/trace", "{\"steps\":[]}")
        .on("GET " + RUN + "/logs", "one\n", "206 two\n");

    assertThat(json(new ListCommand(environment)).path("data").isArray()).isTrue();
    assertThat(json(new ShowCommand(environment), "r-1").path("agent").asString(""))
        .isEqualTo("bot");
    assertThat(json(new TraceCommand(environment), "r-1").path("steps").isArray()).isTrue();
    assertThat(json(new LogsCommand(environment), "r-1", "-f"))
        .isEqualTo(
            new JsonMapper()
                .readTree(
                    "{\"run\":\"r-1\",\"stream\":\"stdout\",\"attempt\":1,\"text\":\"one\\ntwo\\n\"}"));
    assertThat(json(new OpenCommand(environment), "r-1").path("url").asString(""))
        .isEqualTo(api.url() + "/runs/r-1");
  }

  private JsonNode json(ServerCommand command, String... arguments) {
    out.getBuffer().setLength(0);
    List<String> words = new ArrayList<>(List.of(arguments));
    words.add("--json");
    assertThat(run(command, words.toArray(String[]::new))).isZero();
    assertThat(out.toString().strip().lines()).hasSize(1);
    return new JsonMapper().readTree(out.toString());
  }

  @Test
  void logs_ofANewAttempt_takeThePlaceOfTheOldOnes() {
    api.header("Reev-Log-Attempt", "1", "1", "2")
        .on("GET " + RUN, ENDED)
        .on("GET " + RUN + "/logs", "a long first\n", "416 {}", "short\n");
    JsonNode log = json(new LogsCommand(environment), "r-1", "-f");
    assertThat(log.path("text").asString("")).isEqualTo("short\n");
    assertThat(log.path("attempt").asInt()).isEqualTo(2);
    assertThat(err.toString()).contains("attempt 2");
  }

  @Test
  void noRuns_areSaidToBeNone() {
    api.on("GET /api/v1/runs", "{\"data\":[]}");
    assertThat(run(new ListCommand(environment))).isZero();
    assertThat(out.toString()).isEqualTo("no runs\n");
  }

  @Test
  void unknownRun_exits2WithTheServersLine() {
    api.on("GET " + RUN, "404 {\"message\":\"run 'r-1' is not known\"}");
    assertThat(run(new ShowCommand(environment), "r-1")).isEqualTo(2);
    assertThat(err.toString()).isEqualTo("reev: run 'r-1' is not known\n");
  }

  @Test
  void noServer_exits1AndSaysHowToGetOne() {
    api.close();
    assertThat(run(new ListCommand(environment))).isEqualTo(1);
    assertThat(err.toString()).contains("no server answers at", "start one with ./reev up");
  }
}
