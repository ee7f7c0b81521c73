package dev.reev.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.agent.ControlBehavior;
import dev.reev.benchmarks.control.ControlScores;
import dev.reev.benchmarks.control.ControlScores.Measured;
import dev.reev.benchmarks.control.ControlScores.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Control agents score what docs/benchmark-validity.md states, and pass only where it gives a
 * reason. {@code bin/write-validity} rewrites table and resource.
 */
class ControlAgentsIT {

  private static final Path RESOURCE = RunnerProcess.ROOT.resolve("benchmarks/controls.json");
  private static final Path REPORT = RunnerProcess.ROOT.resolve("docs/benchmark-validity.md");

  /** A row in the report's table of reasons: benchmark, controls, reason. */
  private static final Pattern REASON =
      Pattern.compile("(?m)^\\| (\\d{3}-[a-z0-9-]+) \\| ([a-z ,]+) \\| [^|]+ \\|$");

  @SuppressWarnings("NullAway.Init")
  private static ControlScores scores;

  @BeforeAll
  static void measure(@TempDir Path folder) throws Exception {
    scores = ControlRuns.measure(folder);
    if (Boolean.getBoolean("reev.validity.write")) {
      Files.writeString(RESOURCE, ControlRuns.json(scores));
      Files.writeString(REPORT, ControlTable.in(Files.readString(REPORT), scores));
    }
  }

  @Test
  void recordedScores_areThoseOfToday() throws IOException {
    assertThat(Files.readString(RESOURCE))
        .as("benchmarks/controls.json; bin/write-validity makes it anew")
        .isEqualTo(ControlRuns.json(scores));
  }

  @Test
  void tableOfTheReport_isThatOfToday() throws IOException {
    String report = Files.readString(REPORT);
    assertThat(report)
        .as("docs/benchmark-validity.md; bin/write-validity makes its table anew")
        .isEqualTo(ControlTable.in(report, scores));
  }

  @Test
  void everyPass_hasItsReasonInTheReport() throws IOException {
    assertThat(passes()).isEqualTo(explained());
  }

  @Test
  void everyControl_isMeasuredOnEveryBenchmarkThatNeedsNoJupiter() {
    List<String> agents = ControlBehavior.agents();
    assertThat(scores.benchmarks())
        .allSatisfy(
            (id, measured) ->
                assertThat(measured.scores()).hasSize(id.matches("[12].*") ? 3 : agents.size()));
  }

  private static Set<String> passes() {
    Set<String> passes = new TreeSet<>();
    for (Map.Entry<String, Measured> benchmark : scores.benchmarks().entrySet()) {
      for (ControlBehavior control : ControlBehavior.values()) {
        Score score = benchmark.getValue().scores().get(control.agent());
        if (score != null && score.passed()) {
          passes.add(benchmark.getKey() + ": " + control.title());
        }
      }
    }
    return passes;
  }

  private static Set<String> explained() throws IOException {
    Set<String> explained = new TreeSet<>();
    for (MatchResult row : REASON.matcher(Files.readString(REPORT)).results().toList()) {
      for (String control : row.group(2).split(", ", -1)) {
        explained.add(row.group(1) + ": " + control);
      }
    }
    return explained;
  }
}
