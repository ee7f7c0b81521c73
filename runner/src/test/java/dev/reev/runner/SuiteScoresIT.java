package dev.reev.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.benchmark.BenchmarkFolder;
import dev.reev.benchmarks.benchmark.BenchmarkFolder.SuiteFile;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.benchmarks.session.SessionFile;
import dev.reev.benchmarks.session.SessionFileReader;
import dev.reev.scoring.Score;
import dev.reev.scoring.Scorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Every shipped benchmark, run for real, has the score that docs/scoring.md documents. */
class SuiteScoresIT {

  private static final Pattern ROW =
      Pattern.compile("\\| (\\d{3}-[a-z0-9-]+)( \\(mainnet fork\\))? \\| ([0-9.]+) \\|");

  @TempDir private Path folder;

  @Test
  void runner_onTheWholeSuite_scoresAsDocumented() throws Exception {
    Map<String, String> expected = documented();
    RunnerProcess runner =
        RunnerProcess.start(
            folder,
            Map.of(),
            RunnerProcess.ROOT.resolve("benchmarks").toString(),
            "--sessions-dir=sessions",
            "--execution-id=suite",
            "--json");
    // Some benchmarks end without a ledger, so the exit code of the whole is not 0.
    assertThat(runner.exitCode()).isEqualTo(1);
    assertThat(actual(runner.stdout())).isEqualTo(expected);
    assertThat(scoredAgain()).isEqualTo(expected.size() - forks(expected));
  }

  private static long forks(Map<String, String> expected) {
    return expected.values().stream().filter(SessionFailure.LEDGER_UNAVAILABLE::equals).count();
  }

  /**
   * A session file holds everything that its score needs: scoring it again gives the same verdict.
   */
  private long scoredAgain() throws Exception {
    long count = 0;
    for (SuiteFile file :
        BenchmarkFolder.scan(RunnerProcess.ROOT.resolve("benchmarks")).benchmarks()) {
      SessionFile session = session(file.id());
      FinalResult result = session.finalResult();
      if (result == null) {
        continue;
      }
      Score again =
          Scorer.score(
              file.parsed().benchmark(), Objects.requireNonNull(result.data()), session.events());
      assertThat(again.score()).as(file.id()).isEqualTo(result.score());
      assertThat(again.passed()).as(file.id()).isEqualTo(result.success());
      assertThat(again.checks()).as(file.id()).isEqualTo(result.checks());
      count++;
    }
    return count;
  }

  private SessionFile session(String benchmark) throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("sessions"))) {
      Path file =
          files
              .filter(path -> path.getFileName().toString().startsWith("session_"))
              .filter(path -> path.toString().endsWith(benchmark + ".json"))
              .findFirst()
              .orElseThrow();
      String id = file.getFileName().toString().replaceFirst("session_(.*)\\.json", "$1");
      return SessionFileReader.read(file, id).session();
    }
  }

  /**
   * Score by benchmark; the failure class for benchmarks that need a fork, which is missing here.
   */
  private static Map<String, String> documented() throws IOException {
    Map<String, String> scores = new TreeMap<>();
    List<MatchResult> rows =
        ROW.matcher(Files.readString(RunnerProcess.ROOT.resolve("docs/scoring.md")))
            .results()
            .toList();
    for (MatchResult row : rows) {
      scores.put(
          row.group(1), row.group(2) == null ? row.group(3) : SessionFailure.LEDGER_UNAVAILABLE);
    }
    return scores;
  }

  private static Map<String, String> actual(String stdout) {
    Map<String, String> scores = new HashMap<>();
    for (String line : stdout.lines().toList()) {
      JsonNode run = ReevJson.MAPPER.readTree(line);
      JsonNode score = run.path("score");
      scores.put(
          run.path("benchmark_id").asString(),
          score.isNumber()
              ? Double.toString(Math.round(score.asDouble() * 1e6) / 1e6)
              : run.path("failure").path("class").asString());
    }
    return scores;
  }
}
