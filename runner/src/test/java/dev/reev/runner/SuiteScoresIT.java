package dev.reev.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.SessionFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Every shipped benchmark, run for real, has the score that docs/scoring.md promises. */
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
            "--json");
    // Some end without a ledger, so the whole does not end with 0.
    assertThat(runner.exitCode()).isEqualTo(1);
    assertThat(actual(runner.stdout())).isEqualTo(expected);
  }

  /** Score by benchmark; the failure class where a fork is needed, for there is none here. */
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
