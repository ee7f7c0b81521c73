package dev.reev.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.benchmark.BenchmarkFolder;
import dev.reev.benchmarks.benchmark.BenchmarkFolder.SuiteFile;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.runner.jupiter.JupiterStandIn;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * The benchmarks that need a fork of mainnet, from file to score, with a stand-in for Jupiter and a
 * ledger by URL that is no fork. The effects of Jupiter's own programs are out of scope: the
 * stand-in answers with a memo in place of their instructions.
 */
class JupiterBenchmarksIT {

  private static final String MEMO =
      "{\"programId\":\"MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr\",\"accounts\":[],\"data\":\"b2s=\"}";

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static JupiterStandIn jupiter;

  @SuppressWarnings("NullAway.Init")
  private static Process ledger;

  @SuppressWarnings("NullAway.Init")
  private static String ledgerUrl;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws IOException {
    jupiter =
        new JupiterStandIn().on("/swap/v1/swap-instructions", "{\"swapInstruction\":" + MEMO + "}");
    for (String action : List.of("deposit", "withdraw", "mint", "redeem")) {
      jupiter.on("/lend/v1/earn/" + action + "-instructions", "{\"instructions\":[" + MEMO + "]}");
    }
    ledger = new ProcessBuilder("node", RunnerProcess.ledgerServer().toString()).start();
    BufferedReader output = ledger.inputReader(StandardCharsets.UTF_8);
    ledgerUrl = ReevJson.MAPPER.readTree(output.readLine()).path("url").asString();
  }

  @AfterAll
  static void stop() {
    jupiter.close();
    ledger.destroyForcibly();
  }

  static Stream<String> needingAFork() throws IOException {
    return BenchmarkFolder.scan(RunnerProcess.ROOT.resolve("benchmarks")).benchmarks().stream()
        .filter(file -> file.parsed().benchmark().needsFork())
        .map(SuiteFile::id);
  }

  @Test
  void theSuite_hasNineOfThem() throws IOException {
    assertThat(needingAFork()).hasSize(9);
  }

  /** Such files name no ledger; on the embedded one, a plain transfer would pass for a swap. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aFileOfTheFirstSystem_isScoredOnAForkOnly(boolean fork) throws Exception {
    Path file =
        RunnerProcess.ROOT.resolve(
            "benchmarks/src/test/resources/first-system/100-jup-swap-sol-usdc.yml");
    RunnerProcess runner =
        RunnerProcess.start(
            folder,
            fork ? Map.of("REEV_LEDGER_URL", ledgerUrl) : Map.of(),
            file.toString(),
            "--agent=control-nothing",
            "--sessions-dir=sessions",
            "--json");

    assertThat(runner.exitCode()).isEqualTo(fork ? 0 : 1);
    JsonNode run = ReevJson.MAPPER.readTree(runner.stdout());
    assertThat(run.path("failure").path("class").asString(""))
        .isEqualTo(fork ? "" : "ledger_unavailable");
    assertThat(run.path("score").isNumber()).isEqualTo(fork);
    assertThat(run.path("success").asBoolean(false)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("needingAFork")
  void run_withAStandInThatDoesNothing_goesFromFileToScore_andDoesNotPass(String id)
      throws Exception {
    // The swap of the stand-in pays nothing out, so the balance for the next step is set
    // beforehand.
    String yaml =
        Files.readString(Path.of(RunnerProcess.benchmark(id)))
            .replace("amount: \"0\"", "amount: \"50000000\"");
    Path file = Files.writeString(folder.resolve(id + ".yml"), yaml);
    RunnerProcess runner =
        RunnerProcess.start(
            folder,
            Map.of("REEV_LEDGER_URL", ledgerUrl, "JUPITER_API_BASE_URL", jupiter.url()),
            file.toString(),
            "--sessions-dir=sessions",
            "--json");
    assertThat(runner.exitCode()).as(runner.stderr()).isZero();
    JsonNode run = ReevJson.MAPPER.readTree(runner.stdout());
    boolean answersWithData = id.startsWith("114");
    assertThat(run.path("score").isNumber()).isTrue();
    assertThat(run.path("success").asBoolean()).isEqualTo(answersWithData);
    assertThat(run.path("usage").path("failed_tool_calls").asInt()).isZero();
    assertThat(run.path("usage").path("tool_calls").asInt()).isPositive();
  }
}
