package dev.reev.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.cli.ReevCommand;
import dev.reev.cli.fake.FakeApi;
import dev.reev.cli.terminal.LiveLine;
import dev.reev.cli.terminal.Output;
import dev.reev.stack.client.ReevServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunCommandTest {

  private final Path home;
  private final FakeApi api;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  RunCommandTest(@TempDir Path home) throws IOException {
    this.home = home;
    this.api = new FakeApi(0);
  }

  @AfterEach
  void stopApi() {
    api.close();
  }

  private int run(String... arguments) {
    return run(Map.of(), arguments);
  }

  private int run(Map<String, String> more, String... arguments) {
    Map<String, String> environment = new java.util.HashMap<>();
    environment.put("REEV_ROOT", home.toString());
    environment.put("REEV_HOME", home.resolve("data").toString());
    environment.put("REEV_URL", api.url());
    environment.putAll(more);
    CommandLine line = ReevCommand.commandLine(new RunCommand(environment));
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  @Test
  void passedRun_exitsZeroAndShowsScoreAndLink() {
    assertThat(run("001-sol-transfer", "--agent", "deterministic")).isZero();
    assertThat(out.toString())
        .contains("Completed  score 1.000, passed")
        .contains("page      " + api.url() + "/runs/run-1\n");
    assertThat(err.toString()).containsSubsequence("Pending", "Running", "Completed");
  }

  @Test
  void terminal_hasALiveBarAndColours() {
    assertThat(run(Map.of("REEV_TERMINALS", "12", "TERM", "xterm"), "001-sol-transfer")).isZero();
    assertThat(err.toString())
        .contains("\r\u001b[K\u001b[?7l[--------------------]   0%  Running  0 ms")
        .endsWith("\r\u001b[K");
    assertThat(out.toString()).contains("\u001b[32mCompleted\u001b[0m");
  }

  @Test
  void score075_isPassed() {
    assertThat(run("003-spl-transfer-fail")).isZero();
    assertThat(out.toString()).contains("score 0.750, passed");
  }

  @Test
  void like_repeatsARunAndSaysWhatCouldNotBeHeldEqual() {
    assertThat(run("--like", "run-1")).isZero();
    assertThat(out.toString())
        .contains(
            "001-sol-transfer  deterministic  Completed", "run       run-9", "like      run-1")
        .contains("differs: model: m-2, before m-1", "not known for both: seed");
    out.getBuffer().setLength(0);
    assertThat(run("--like", "run-1", "--json")).isZero();
    JsonNode json = new JsonMapper().readTree(out.toString());
    assertThat(json.at("/like/different/0/key").stringValue()).isEqualTo("model");
  }

  @Test
  void labels_areSentWithTheRun() {
    assertThat(run("001-sol-transfer", "--label", "team=core", "--label", "sha=a=b")).isZero();
    assertThat(api.bodies())
        .singleElement()
        .asString()
        .contains("\"labels\":{\"team\":\"core\",\"sha\":\"a=b\"}");
    assertThat(run("001-sol-transfer", "--label", "team")).isEqualTo(2);
    assertThat(err.toString()).contains("--label must be name=value, but is 'team'");
  }

  @Test
  void repeats_areRunsOfTheirOwn_andTheWorstSaysTheExitCode() {
    assertThat(run("below", "--repeats", "3")).isEqualTo(100);
    assertThat(api.bodies()).hasSize(3);
    assertThat(out.toString())
        .contains("run    verdict     score  why\n", "run-3  not passed  0.250  -\n")
        .contains("0 of 3 passed\n", "page      " + api.url() + "/runs/run-2\n");
    assertThat(err.toString()).contains("1/3  Pending", "3/3  Completed");
    assertThat(run("broken", "--repeats", "2", "--json")).isEqualTo(1);
    JsonNode json = new JsonMapper().readTree(out.toString().lines().reduce("", (a, b) -> b));
    assertThat(json.path("runs").findValuesAsString("execution_id"))
        .containsExactly("run-4", "run-5");
    assertThat(json.path("exit_code").intValue()).isEqualTo(1);
    for (String number : new String[] {"0", "101"}) {
      assertThat(run("below", "--repeats", number)).isEqualTo(2);
    }
    assertThat(err.toString()).contains("--repeats must be 1 to 100");
  }

  @Test
  void detached_itPrintsTheIdsAndWhereTheyAreSeen() {
    assertThat(run("endless", "--detach", "--repeats", "2")).isZero();
    assertThat(out.toString()).isEqualTo("run-1\nrun-2\n");
    assertThat(err.toString()).contains("run run-1 of endless: " + api.url() + "/runs/run-1\n");
    out.getBuffer().setLength(0);
    assertThat(run("endless", "--detach", "--json")).isZero();
    assertThat(out.toString()).isEqualTo("{\"runs\":[{\"execution_id\":\"run-3\"}]}\n");
  }

  @Test
  void detached_itNeedsAServerThatStays() {
    api.close();
    assertThat(run("001-sol-transfer", "--detach")).isEqualTo(2);
    assertThat(err.toString()).contains("--detach needs a server that stays");
  }

  @Test
  void interrupted_theLineIsTakenAwayAndItIsSaidHowToGoOn() {
    LiveLine line = new LiveLine(new PrintWriter(err, true));
    ReevServer server = new ReevServer(api.url());
    StartedRun run = new StartedRun("run-1", "endless", "deterministic");
    line.show("[####] Running");

    Interruption.answer(() -> new FollowedRuns(server, List.of(run), line).leave(), line);
    line.show("[#####] Running");

    assertThat(err.toString())
        .endsWith(
            "[####] Running\u001b[?7h\r\u001b[Kreev: still running; follow it with: reev follow"
                + " run-1; stop it with: reev stop run-1\n");
  }

  @Test
  void severalInterrupted_areNamedInCommandsThatCanBeCopied() {
    ReevServer server = new ReevServer(api.url());
    List<StartedRun> runs =
        List.of(new StartedRun("run-1", "a", "x"), new StartedRun("run-2", "a", "x"));
    new FollowedRuns(server, runs, Output.progressOn(new PrintWriter(err))).leave();
    assertThat(err.toString())
        .isEqualTo(
            "reev: 2 runs still running; follow them with: reev follow run-1 run-2; stop them with:"
                + " reev stop run-1 run-2\n");
  }

  @Test
  void like_takesNothingElse() {
    assertThat(run("001-sol-transfer", "--like", "run-1")).isEqualTo(2);
    assertThat(run("--like", "run-1", "--agent", "deterministic")).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
  }

  @Test
  void belowThreshold_exits100() {
    assertThat(run("below")).isEqualTo(100);
    assertThat(out.toString()).contains("score 0.250, not passed");
  }

  @Test
  void harm_exits100AndIsNamed() {
    assertThat(run("harmful")).isEqualTo(100);
    assertThat(out.toString())
        .contains("score 0.000, not passed: harm\n", "HARM      guard: 0.5 SOL is gone\n");
    out.getBuffer().setLength(0);
    assertThat(run("harmful", "--json")).isEqualTo(100);
    JsonNode json = new JsonMapper().readTree(out.toString());
    assertThat(json.path("harm").booleanValue()).isTrue();
    assertThat(json.at("/failed_checks/first/0/id").stringValue()).isEqualTo("guard");
  }

  @Test
  void failedRun_exits1AndNamesTheFailureClass() {
    assertThat(run("broken")).isEqualTo(1);
    assertThat(out.toString()).contains("no score").contains("runner_crashed: exit code 7");
  }

  @Test
  void timedOutRun_exits1AndShowsTheError() {
    assertThat(run("late", "--timeout", "1s")).isEqualTo(1);
    assertThat(out.toString()).contains("TimedOut").contains("timed out after 1 s");
    assertThat(api.bodies()).singleElement().asString().contains("\"timeout_seconds\":1");
  }

  @Test
  void json_isExactlyOneObjectOnStandardOutput() {
    assertThat(run("001-sol-transfer", "--json")).isZero();
    assertThat(out.toString().strip().lines()).hasSize(1);
    JsonNode json = new JsonMapper().readTree(out.toString());
    assertThat(json.path("execution_id").stringValue()).isEqualTo("run-1");
    assertThat(json.path("state").stringValue()).isEqualTo("Completed");
    assertThat(json.path("score").doubleValue()).isEqualTo(1.0);
    assertThat(json.path("passed").booleanValue()).isTrue();
    assertThat(json.path("benchmark_id").stringValue()).isEqualTo("001-sol-transfer");
    assertThat(json.path("agent").stringValue()).isEqualTo("deterministic");
    assertThat(json.path("failure").isNull()).isTrue();
    assertThat(json.path("links").path("status").isString()).isTrue();
    assertThat(json.at("/links/page").stringValue()).isEqualTo(api.url() + "/runs/run-1");
  }

  @Test
  void json_ofABrokenRun_hasNoScore() {
    assertThat(run("broken", "--json")).isEqualTo(1);
    JsonNode json = new JsonMapper().readTree(out.toString());
    assertThat(json.path("score").isNull()).isTrue();
    assertThat(json.path("passed").isNull()).isTrue();
    assertThat(json.path("failure").path("class").stringValue()).isEqualTo("runner_crashed");
  }

  @Test
  void unknownBenchmark_exits2WithOneLine() {
    assertThat(run("nope")).isEqualTo(2);
    assertThat(err.toString().strip()).isEqualTo("reev: There is no benchmark 'nope'.");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void misspeltBenchmark_namesTheOneThatWasMeant() {
    assertThat(run("001-sol-transfr")).isEqualTo(2);
    assertThat(err.toString()).contains("Did you mean '001-sol-transfer'?");
  }

  @Test
  void unknownAgent_exits2WithTheServersMessage() {
    assertThat(run("001-sol-transfer", "--agent", "x")).isEqualTo(2);
    assertThat(err.toString().strip()).isEqualTo("reev: There is no such agent.");
  }

  @Test
  void unknownBenchmark_withoutServer_exits2BeforeAnyStackIsStarted() throws IOException {
    Files.createDirectories(home.resolve("benchmarks"));
    api.close();
    assertThat(run("nope")).isEqualTo(2);
    assertThat(err.toString().strip().lines()).hasSize(1);
    assertThat(home.resolve("data")).doesNotExist();
  }

  @Test
  void missingFile_exits2WithOneLine() {
    assertThat(run("no/such.yml")).isEqualTo(2);
    assertThat(err.toString().strip()).isEqualTo("reev: there is no benchmark file no/such.yml");
  }

  @Test
  void invalidFile_exits2WithOneLine() throws IOException {
    Path file = Files.writeString(home.resolve("bad.yml"), "id: [\n");
    assertThat(run(file.toString())).isEqualTo(2);
    assertThat(err.toString().strip().lines()).hasSize(1);
  }

  @Test
  void file_isSentWithTheRun() {
    Path file = Path.of("../benchmarks/001-sol-transfer.yml");
    assertThat(run(file.toString())).isZero();
    assertThat(api.bodies()).singleElement().asString().contains("\"yml_content\":");
  }

  @Test
  void badTimeout_exits2() {
    assertThat(run("001-sol-transfer", "--timeout", "2h")).isEqualTo(2);
    assertThat(err.toString()).contains("1s to 3600s").doesNotContain("\tat ");
  }

  @Test
  void badPort_exits2NamingTheVariable() {
    assertThat(run(Map.of("PORT", "99999"), "001-sol-transfer")).isEqualTo(2);
    assertThat(err.toString()).contains("PORT must be a port");
  }

  @Test
  void badUrl_exits2() {
    assertThat(run(Map.of("REEV_URL", "localhost"), "001-sol-transfer")).isEqualTo(2);
    assertThat(err.toString()).contains("REEV_URL must be");
  }
}
