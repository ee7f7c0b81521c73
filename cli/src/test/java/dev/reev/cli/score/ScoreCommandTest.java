package dev.reev.cli.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.cli.ReevCommand;
import dev.reev.cli.fake.ScriptedApi;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScoreCommandTest {

  private static final String SET = "11111111-2222-4333-8444-555555555555";
  private static final String SUITE = "99999999-2222-4333-8444-555555555555";
  private static final String OF_SUITE = "/api/v1/suites/" + SUITE + "/scores";

  private final Path home;
  private final ScriptedApi api = new ScriptedApi();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  ScoreCommandTest(@TempDir Path home) throws IOException {
    this.home = home;
    api.on("GET " + OF_SUITE, "{\"data\":[]}")
        .on("POST " + OF_SUITE, "202 " + set("Pending", 0, 0, 0));
  }

  @AfterEach
  void close() {
    api.close();
  }

  private int score(String... arguments) {
    CommandLine line =
        ReevCommand.commandLine(
            new ScoreCommand(
                Map.of("REEV_HOME", home.resolve("data").toString(), "REEV_URL", api.url())));
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  private static String set(String state, int scored, int notScorable, int changed) {
    return """
        {"id":"%s","run_id":null,"suite_id":"%s","benchmark_id":"001-sol-transfer","state":"%s",
         "benchmark_sha256":"abcdef0123456789","scorer":"reev-scoring/1","message":null,"runs":1000,
         "scored":%d,"not_scorable":%d,"changed":%d,"first_mean_score":1.0,"mean_score":0.25,
         "first_passed":998,"passed":2,"first_harmful":0,"harmful":7,"reasons":%s,"progress":%d}"""
        .formatted(
            SET,
            SUITE,
            state,
            scored,
            notScorable,
            changed,
            notScorable == 0 ? "[]" : "[{\"reason\":\"the session has no step\",\"runs\":2}]",
            (scored + notScorable) / 10);
  }

  private void ends(String... views) {
    api.on("GET /api/v1/scores/" + SET, views);
  }

  @Test
  void aSuite_isScoredWithAFile_andTheDifferenceShown() throws IOException {
    ends(set("Running", 450, 0, 12), set("Completed", 998, 2, 900));
    Path file = home.resolve("001-sol-transfer.yml");
    Files.writeString(
        file,
        """
        id: 001-sol-transfer
        description: x
        tags: []
        initial_state:
          - pubkey: USER_WALLET_PUBKEY
            owner: "11111111111111111111111111111111"
            lamports: 1000000000
        prompt: x
        ground_truth:
          final_state_assertions:
            - type: SolBalance
              pubkey: USER_WALLET_PUBKEY
              expected: 5
        """);

    int code = score(SUITE, "--with", file.toString(), "--reason", "a new rule");

    assertThat(code).as(err.toString()).isZero();
    JsonNode body = new JsonMapper().readTree(api.received("POST " + OF_SUITE).body());
    assertThat(body.path("yml_content").asString()).isEqualTo(Files.readString(file));
    assertThat(body.path("reason").asString()).isEqualTo("a new rule");
    assertThat(body.path("requested_by").asString()).isNotEmpty();
    assertThat(api.received("POST " + OF_SUITE).key()).isNotEmpty();
    assertThat(err.toString()).contains("Running  450 of 1000 runs scored, 12 changed");
    assertThat(out.toString())
        .contains(
            "Completed  998 of 1000 runs scored, 2 not scorable, 900 changed",
            "scored by reev-scoring/1, with the text abcdef012345",
            "mean     1.000  0.250",
            "passed   998    2",
            "harmful  0      7",
            "900 of 998 changed",
            "2             the session has no step",
            "reev compare %s %s --candidate-scores %s".formatted(SUITE, SUITE, SET),
            "page       " + api.url() + "/suites/" + SUITE + "\n")
        .doesNotContain("\u001b");
  }

  @Test
  void json_isTheSetAsTheServerShowsIt() {
    ends(set("Completed", 1000, 0, 0));

    assertThat(score(SUITE, "--json")).isZero();

    assertThat(new JsonMapper().readTree(out.toString()).path("scored").asInt()).isEqualTo(1000);
  }

  @Test
  void detached_itPrintsTheId() {
    assertThat(score(SUITE, "--detach")).isZero();

    assertThat(out.toString().strip()).isEqualTo(SET);
    assertThat(err.toString()).contains(api.url() + "/suites/" + SUITE + "\n");
  }

  @Test
  void aStoppedSet_andOneWithoutAnyScore_exitWithOne() {
    ends(set("Stopped", 10, 0, 0));
    assertThat(score(SUITE)).isEqualTo(1);

    ends(set("Completed", 0, 1000, 0));
    assertThat(score(SUITE)).isEqualTo(1);
  }

  @Test
  void aRunOrABenchmark_isFoundByItsId() {
    ends(set("Completed", 1, 0, 0));
    for (String path :
        new String[] {"/api/v1/runs/" + SET, "/api/v1/benchmarks/001-sol-transfer"}) {
      api.on("GET " + path + "/scores", "{}")
          .on("POST " + path + "/scores", "202 " + set("Pending", 0, 0, 0));
      assertThat(score(path.substring(path.lastIndexOf('/') + 1))).isZero();
      assertThat(api.received("POST " + path).body()).doesNotContain("yml_content");
    }
  }

  @Test
  void theNewest_isFound() {
    ends(set("Completed", 1, 0, 0));
    api.on("GET /api/v1/runs", "{\"data\":[]}")
        .on("GET /api/v1/suites", "{\"data\":[{\"id\":\"" + SUITE + "\"}]}");
    assertThat(score("latest")).as(err.toString()).isZero();
    assertThat(score("9999")).as(err.toString()).isZero();
  }

  @Test
  void whatIsWrong_isOneLineAndExitsWithTwo() throws IOException {
    Path broken = Files.writeString(home.resolve("broken.yml"), "id: [");
    api.on("POST " + OF_SUITE, "409 {\"message\":\"suite x has not ended\"}")
        .on("GET /api/v1/suites", "{\"data\":[]}");

    assertThat(score("nothing")).isEqualTo(2);
    assertThat(score(SUITE, "--with", home.resolve("none.yml").toString())).isEqualTo(2);
    assertThat(score(SUITE, "--with", broken.toString())).isEqualTo(2);
    assertThat(score(SUITE)).isEqualTo(2);

    assertThat(err.toString().lines())
        .anyMatch(line -> line.equals("reev: there is no run, suite or benchmark 'nothing'."))
        .anyMatch(line -> line.startsWith("reev: there is no benchmark file "))
        .anyMatch(line -> line.startsWith("reev: broken.yml: line 1"))
        .anyMatch(line -> line.equals("reev: suite x has not ended"));
  }
}
