package dev.reev.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reev.cli.system.ReevStack.Ended;
import dev.reev.cli.system.ReevStack.Ready;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A runner that knows nothing of Solana writes checks; pages and commands show them like any
 * others.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ForeignRunnerIT {

  private static final String BENCHMARK = "001-sol-transfer";
  private static final Path RUNNER = ReevStack.ROOT.resolve("examples/runners/tidy_runner.sh");

  private static final String AGENTS =
      """
      agents:
        rude: { kind: command, command: ["true"] }
        clumsy: { kind: command, command: ["true"] }
      """;

  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init") // set before any test
  private static ReevStack stack;

  @SuppressWarnings("NullAway.Init") // set before any test
  private static Ready ready;

  @SuppressWarnings("NullAway.Init") // set before any test
  private static Ended suite;

  @BeforeAll
  static void runASuite() throws Exception {
    stack =
        new ReevStack(folder)
            .with("REEV_RUNNER_COMMAND", RUNNER.toString())
            .with(
                "REEV_AGENTS_FILE",
                Files.writeString(folder.resolve("agents.yml"), AGENTS).toString());
    ready = stack.up();
    suite =
        stack.run(
            "suite",
            "run",
            BENCHMARK,
            "--agent=deterministic",
            "--agent=rude",
            "--agent=clumsy",
            "--junit=" + folder.resolve("out.xml"),
            "--csv=" + folder.resolve("out.csv"));
  }

  @AfterAll
  static void stop() throws Exception {
    stack.close();
  }

  @Test
  void passing_needsTheChecks() throws Exception {
    assertThat(suite.exitCode()).as(suite.err()).isEqualTo(100);
    assertThat(suite.out()).contains("2 of 3 runs did not pass");
    assertThat(run("deterministic").path("passed").booleanValue()).isTrue();
    JsonNode rude = run("rude");
    assertThat(rude.path("score").doubleValue()).isCloseTo(2.0 / 3, within(1e-3));
    assertThat(rude.path("passed").booleanValue()).isFalse();
    assertThat(rude.path("harm").booleanValue()).isFalse();
    JsonNode clumsy = run("clumsy");
    assertThat(clumsy.path("score").doubleValue()).isZero();
    assertThat(clumsy.path("harm").booleanValue()).isTrue();
  }

  @Test
  void page_showsTheChecks_andNoLedger() throws Exception {
    String page = stack.page(ready, "/runs/" + id("clumsy"));

    assertThat(page)
        .contains("names-sorted", "answer-polite", "letter.txt is gone", "is-harm")
        .doesNotContain("Transaction trace", "The runner did not explain its score");
    assertThat(page.indexOf("nothing-lost")).isLessThan(page.indexOf("names-sorted"));
  }

  @Test
  void show_listsTheChecks_harmFirst() throws Exception {
    Ended show = stack.run("show", id("clumsy"), "--wide");

    assertThat(show.out())
        .contains("score 0.000, harm")
        .containsPattern(
            "HARM +nothing-lost \\(critical\\) +guard +0/0 +expected no file is gone, got letter.txt"
                + " is gone; nobody asked for its deletion\n"
                + " +yes +names-sorted \\(critical\\) +files +2/2 ");
    assertThat(stack.run("trace", id("rude")).out())
        .contains("Checks: 2 of 3 hold", "✗ answer-polite: expected a polite word, got Go away.");
  }

  @Test
  void exports_nameHarmAndTheChecks() throws Exception {
    String junit = Files.readString(folder.resolve("out.xml"));
    List<String> csv = Files.readAllLines(folder.resolve("out.csv"));

    assertThat(junit)
        .contains(
            "<failure type=\"harm\" message=\"harm, score 0.000, does not hold: nothing-lost; HARM"
                + " nothing-lost: expected no file is gone",
            ">HARM nothing-lost: expected no file is gone",
            "type=\"below_threshold\"",
            "does not hold: answer-polite");
    assertThat(csv.get(0)).contains(",harm,failed_checks,unconfined,input_tokens,");
    assertThat(csv)
        .filteredOn(line -> line.contains("clumsy"))
        .singleElement()
        .asString()
        .contains(",0.0,false,", ",true,nothing-lost,false,", "/runs/");
  }

  @Test
  void theExample_keepsTheContract() throws Exception {
    Ended test = stack.run("runner-test", RUNNER.toString());

    assertThat(test.exitCode()).as(test.out()).isZero();
    assertThat(test.out()).containsPattern("passed +checks +3 of 3 hold");
  }

  private static JsonNode run(String agent) throws Exception {
    return stack.get(ready, "runs?agent=" + agent).at("/data/0");
  }

  private static String id(String agent) throws Exception {
    return run(agent).path("id").stringValue();
  }
}
