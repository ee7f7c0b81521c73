package dev.reev.runner.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.failure.RunFailedException;
import dev.reev.runner.prove.Scoring.Verdict;
import dev.reev.runner.prove.instruction.SystemInstruction;
import dev.reev.runner.solution.AccountRef.Named;
import dev.reev.runner.solution.Solution;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ProveCommandTest {

  private static final String BENCHMARK =
      """
      id: pay
      prompt: Send 0.1 SOL to RECIPIENT
      initial_state:
        - {pubkey: USER_WALLET_PUBKEY, owner: "11111111111111111111111111111111", lamports: 1000000000}
        - {pubkey: RECIPIENT, owner: "11111111111111111111111111111111", lamports: 5000000}
      ground_truth:
        final_state_assertions: [{type: TransactionSucceeded}]
      """;

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private final FakeRuns runs =
      new FakeRuns(
          new SystemInstruction.Transfer(
              new Named("USER_WALLET_PUBKEY"), new Named("RECIPIENT"), BigInteger.TEN));

  @Test
  void survivors_end1_withATableAndAWordForEach() throws IOException {
    Path file = file("pay.yml", BENCHMARK);
    // The scoring passes every run whose transaction succeeds.
    assertThat(prove(runs, ProveCommandTest::succeeded, false, file)).isEqualTo(1);
    assertThat(out())
        .startsWith("benchmark  made  right pass  wrong fail  survivors  time\npay        ")
        .contains(
            "\npay\n  SURVIVES  \"sent twice\" passes with score 1.000\n            no condition")
        .contains("1 benchmark proved, ");
    assertThat(err()).startsWith("pay: ").contains(" survive (");
  }

  @Test
  void json_isOneDocument_withEveryVariantAndRule() throws IOException {
    Path file = file("pay.yml", BENCHMARK);
    assertThat(prove(runs, ProveCommandTest::succeeded, true, file)).isEqualTo(1);
    assertThat(out().strip().lines()).hasSize(1);
    JsonNode document = ReevJson.MAPPER.readTree(out());
    assertThat(document.path("proved").asBoolean()).isFalse();
    JsonNode benchmark = document.path("benchmarks").path(0);
    assertThat(benchmark.path("id").asString()).isEqualTo("pay");
    assertThat(benchmark.path("survivors").asInt()).isPositive();
    assertThat(benchmark.path("variants").path(0).path("name").asString())
        .isEqualTo("right solution");
    assertThat(benchmark.path("variants").path(0).path("outcome").asString())
        .isEqualTo("judged_right");
    assertThat(benchmark.path("rules").path(0).path("superfluous").asBoolean())
        .as("this test's scoring does not look at conditions")
        .isTrue();
  }

  @Test
  void fileThatIsExempt_orNeedsAFork_isNamedAndNoError() throws IOException {
    file("a.yml", BENCHMARK.replace("id: pay", "id: a"));
    file("a.solutions.yml", "not_proved: it is old\n");
    file("b.yml", BENCHMARK.replace("id: pay", "id: b\nledger: mainnet-fork"));
    assertThat(prove(runs, ProveCommandTest::succeeded, false, folder)).isZero();
    assertThat(out())
        .startsWith(
            "a: not proved: it is old\n"
                + "b: not proved: needs a fork of Solana mainnet; set REEV_LEDGER_URL, see"
                + " docs/ledgers.md\n")
        .containsPattern("\\n0 benchmarks proved, 0 variants tried in [\\d.]+ m?s, 0 survive\\n$");
    assertThat(runs.played()).isEmpty();
  }

  @Test
  void unusableFile_orSolutions_end2_withTheirPlace() throws IOException {
    file("a.yml", BENCHMARK.replace("lamports: 5000000", "lamports: lots"));
    file("b.yml", BENCHMARK.replace("id: pay", "id: b"));
    file("b.solutions.yml", "solutions: [{ name: x }]\n");
    file("c.yml", BENCHMARK.replace("id: pay", "id: c"));
    file("c.solutions.yml", "except: [{ variant: upside down, reason: no }]\n");
    assertThat(prove(runs, ProveCommandTest::succeeded, false, folder)).isEqualTo(2);
    assertThat(out())
        .contains(folder + "/a.yml:5:")
        .contains("lamports: is the text \"lots\"; must be a whole number")
        .contains(folder + "/b.solutions.yml:1:13: /solutions/0: 'pass' is missing")
        .contains(folder + "/c.yml: except: there is no variant \"upside down\"; there are: ");
  }

  @Test
  void solutionsFile_standsForItsBenchmark_andAMissingFileEnds2() throws IOException {
    file("pay.yml", BENCHMARK);
    Path solutions = file("pay.solutions.yml", "not_proved: it is old\n");
    assertThat(prove(runs, ProveCommandTest::succeeded, false, solutions)).isZero();
    assertThat(out()).startsWith("pay: not proved: it is old");
    assertThat(prove(runs, ProveCommandTest::succeeded, false, folder.resolve("none.yml")))
        .isEqualTo(2);
    assertThat(err()).isEqualTo("reev-runner: " + folder + "/none.yml does not exist\n");
  }

  @Test
  void ledgerThatIsNotThere_ends1_withOneLine() throws IOException {
    SolutionRunner broken =
        new SolutionRunner() {
          @Override
          public RecordedRun deterministic(Benchmark benchmark) {
            throw new RunFailedException(SessionFailure.LEDGER_UNAVAILABLE, "no node here");
          }

          @Override
          public RecordedRun play(Benchmark benchmark, Solution solution) {
            throw new IllegalStateException("not reached");
          }
        };
    assertThat(prove(broken, ProveCommandTest::succeeded, false, file("pay.yml", BENCHMARK)))
        .isEqualTo(1);
    assertThat(err()).isEqualTo("reev-runner: ledger_unavailable: no node here\n");
    assertThat(out()).isEmpty();
  }

  private static Verdict succeeded(Benchmark benchmark, RecordedRun run) {
    boolean passed = run.trace().steps().get(0).observation().succeeded();
    return new Verdict(passed ? 1 : 0, passed, List.of());
  }

  private int prove(SolutionRunner runner, Scoring scoring, boolean json, Path path) {
    return new ProveCommand(
            runner,
            scoring,
            2,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(new ProveCommand.Order(List.of(path), false, json, false));
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
