package dev.reev.cli.underway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.cli.ReevCommand;
import dev.reev.cli.fake.ScriptedApi;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class UnderwayCommandsTest {

  private static final String RUN = "3f2a91c0-1111-4222-8333-444444444444";
  private static final String SUITE = "77770000-1111-4222-8333-444444444444";
  private static final String VIEW =
      """
      {"id":"%s","benchmark_id":"001-sol-transfer","agent":"bot","created_at":"2026-01-31T12:00:00Z"}"""
          .formatted(RUN);

  private final ScriptedApi api = new ScriptedApi();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Map<String, String> environment = new HashMap<>();

  UnderwayCommandsTest(@TempDir Path home) throws IOException {
    environment.put("REEV_HOME", home.toString());
    environment.put("REEV_URL", api.url());
    api.on("GET /api/v1/runs", "{\"data\":[" + VIEW + "]}")
        .on("GET /api/v1/runs/" + RUN, VIEW)
        .on("POST /api/v1/runs/" + RUN + "/cancel", "202 " + VIEW)
        .on("GET /api/v1/suites", "{\"data\":[]}")
        .on("GET /api/v1/suites/" + SUITE, suite("Completed", 1))
        .on("GET /api/v1/suites/" + SUITE + "/items", "{\"data\":[]}")
        .on("GET /api/v1/suites/" + SUITE + "/statistics", "{}")
        .on("POST /api/v1/suites/" + SUITE + "/cancel", suite("Running", 0));
  }

  @AfterEach
  void close() {
    api.close();
  }

  private static String suite(String state, int passed) {
    return """
        {"id":"%s","name":"nightly","state":"%s","total":1,"passed":%d,"counts":{"completed":1}}"""
        .formatted(SUITE, state, passed);
  }

  private int run(Object command, String... arguments) {
    CommandLine line = ReevCommand.commandLine(command);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  private void status(String... states) {
    api.on("GET /api/v1/benchmarks/001-sol-transfer/status/" + RUN, states);
  }

  @Test
  void stop_takesRunsAndSuites_bySeveralWords() {
    assertThat(run(new StopCommand(environment), "3f2a", SUITE, "latest")).isZero();

    assertThat(out.toString())
        .isEqualTo(
            """
            stopping run %s (001-sol-transfer, bot)
            stopping suite %s (nightly)
            """
                .formatted(RUN, SUITE));
    assertThat(api.received().stream().filter(each -> each.what().startsWith("POST"))).hasSize(2);
  }

  @Test
  void stop_asJson_isOneDocument() {
    assertThat(run(new StopCommand(environment), RUN, SUITE, "--json")).isZero();
    assertThat(new JsonMapper().readTree(out.toString()).at("/runs/0/id").asString())
        .isEqualTo(RUN);
    assertThat(out.toString().lines()).hasSize(1);
  }

  @Test
  void stop_ofNothing_stopsNothing() {
    assertThat(run(new StopCommand(environment), RUN, "nobody")).isEqualTo(2);
    assertThat(err.toString()).isEqualTo("reev: there is no run or suite 'nobody'.\n");
    assertThat(api.received()).noneMatch(each -> each.what().startsWith("POST"));
  }

  @Test
  void stop_ofWhatHasEnded_saysSo() {
    api.on("POST /api/v1/runs/" + RUN + "/cancel", "409 {\"message\":\"run has ended\"}");
    assertThat(run(new StopCommand(environment), RUN)).isEqualTo(2);
    assertThat(err.toString()).isEqualTo("reev: run has ended\n");
  }

  @Test
  void follow_ofARun_endsAsTheCommandThatStartedItWouldHave() {
    status("{\"state\":\"Running\"}", "{\"state\":\"Completed\",\"score\":0.25,\"passed\":false}");
    assertThat(run(new FollowCommand(environment), "3f2a")).isEqualTo(100);
    assertThat(err.toString()).containsSubsequence("Running", "Completed");
    assertThat(out.toString())
        .contains("001-sol-transfer  bot  Completed  score 0.250, not passed\n")
        .contains("page      " + api.url() + "/runs/" + RUN + "\n");
  }

  @Test
  void follow_ofASuite_asksThatEveryRunPassed() {
    assertThat(run(new FollowCommand(environment), SUITE)).isZero();
    assertThat(out.toString()).contains("nightly  Completed", "passed\nsuite  " + SUITE);
    api.on("GET /api/v1/suites/" + SUITE, suite("Completed", 0));
    assertThat(run(new FollowCommand(environment), SUITE)).isEqualTo(100);
    assertThat(run(new FollowCommand(environment), SUITE, RUN)).isEqualTo(2);
    assertThat(err.toString()).contains("follow one suite at a time");
  }
}
