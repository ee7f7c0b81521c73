package dev.reev.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.agent.ControlBehavior;
import dev.reev.benchmarks.benchmark.BenchmarkFolder;
import dev.reev.benchmarks.benchmark.BenchmarkFolder.SuiteFile;
import dev.reev.benchmarks.control.ControlScores;
import dev.reev.benchmarks.control.ControlScores.Measured;
import dev.reev.benchmarks.control.ControlScores.Score;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.Provenance;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.benchmarks.session.SessionFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Runs the control agents on the whole suite, with the real runner. */
final class ControlRuns {

  private static final Path SUITE = RunnerProcess.ROOT.resolve("benchmarks");

  /** A port without a listener: a control that calls Jupiter gets no score. */
  private static final String NO_JUPITER = "http://127.0.0.1:1";

  private static final double PRECISION = 1e6;

  private final Path folder;
  private final SortedMap<String, Measured> measured = new TreeMap<>();
  private final Set<String> scorers = new TreeSet<>();

  private ControlRuns(Path folder) {
    this.folder = folder;
  }

  /**
   * Measures the scores of all controls. A benchmark that needs a fork of mainnet runs on the
   * embedded ledger: it has the benchmark's accounts, and the measured controls need nothing that
   * only the fork has.
   *
   * @param folder for the files of the runs
   */
  static ControlScores measure(Path folder) throws Exception {
    ControlRuns runs = new ControlRuns(folder);
    Path forked = runs.needingAFork();
    Process ledger = new ProcessBuilder("node", RunnerProcess.ledgerServer().toString()).start();
    try (BufferedReader output = ledger.inputReader(StandardCharsets.UTF_8)) {
      String url = ReevJson.MAPPER.readTree(output.readLine()).path("url").asString();
      for (ControlBehavior control : ControlBehavior.values()) {
        runs.run(SUITE, control, Map.of());
        if (control != ControlBehavior.EVERY_TOOL) {
          runs.run(
              forked, control, Map.of("REEV_LEDGER_URL", url, "JUPITER_API_BASE_URL", NO_JUPITER));
        }
      }
    } finally {
      ledger.destroyForcibly();
    }
    assertThat(runs.scorers).hasSize(1);
    return new ControlScores(runs.scorers.iterator().next(), runs.measured);
  }

  private Path needingAFork() throws IOException {
    Path forked = Files.createDirectory(folder.resolve("forked"));
    for (SuiteFile file : BenchmarkFolder.scan(SUITE).benchmarks()) {
      if (file.parsed().benchmark().needsFork()) {
        Files.copy(SUITE.resolve(file.id() + ".yml"), forked.resolve(file.id() + ".yml"));
      }
    }
    return forked;
  }

  private void run(Path benchmarks, ControlBehavior control, Map<String, String> environment)
      throws Exception {
    RunnerProcess runner =
        RunnerProcess.start(
            folder,
            environment,
            benchmarks.toString(),
            "--agent=" + control.agent(),
            "--sessions-dir=sessions",
            "--json");
    runner.exitCode();
    for (String line : runner.stdout().lines().toList()) {
      JsonNode summary = ReevJson.MAPPER.readTree(line);
      Path file = folder.resolve(summary.path("session_file").asString());
      add(control, ReevJson.MAPPER.readValue(Files.readString(file), SessionFile.class));
    }
  }

  private void add(ControlBehavior control, SessionFile session) {
    FinalResult result = session.finalResult();
    if (result == null) {
      String reason = Objects.requireNonNull(session.failure()).failureClass();
      assertThat(reason).as(session.benchmarkId()).isEqualTo(SessionFailure.LEDGER_UNAVAILABLE);
      return;
    }
    Provenance provenance = Objects.requireNonNull(session.provenance());
    scorers.add(Objects.requireNonNull(provenance.scorer()));
    SortedMap<String, Score> scores =
        measured.computeIfAbsent(session.benchmarkId(), id -> measured(provenance)).scores();
    scores.put(
        control.agent(),
        new Score(
            Math.round(result.score() * PRECISION) / PRECISION,
            result.passes(session.passThreshold())));
  }

  private static Measured measured(Provenance provenance) {
    return new Measured(
        Objects.requireNonNull(provenance.benchmarkSha256()), new TreeMap<String, Score>());
  }

  /**
   * Scores in the format of the resource: one line for each benchmark, so that a change shows as
   * one line of the diff.
   */
  static String json(ControlScores scores) {
    return scores.benchmarks().entrySet().stream()
        .map(
            entry ->
                "    \"%s\": %s"
                    .formatted(
                        entry.getKey(), ReevJson.MAPPER.writeValueAsString(entry.getValue())))
        .collect(
            Collectors.joining(
                ",\n",
                "{\n  \"scorer\": \"%s\",\n  \"benchmarks\": {\n".formatted(scores.scorer()),
                "\n  }\n}\n"));
  }
}
