package dev.reev.cli.validate;

import dev.reev.benchmarks.agent.ControlBehavior;
import dev.reev.benchmarks.file.FileTree;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.SessionFile;
import dev.reev.cli.validate.ControlReport.ControlOutcome;
import dev.reev.stack.outcome.ExitCodes;
import dev.reev.stack.outcome.Progress;
import dev.reev.stack.outcome.ReevFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Runs the control agents on benchmark files: one runner process for each control and path. */
final class ControlRuns {

  private final Path runner;
  private final Progress progress;

  /**
   * Uses the runner of this checkout.
   *
   * @param environment of this process
   */
  ControlRuns(Map<String, String> environment, Progress progress) {
    this.runner =
        Path.of(environment.getOrDefault("REEV_ROOT", "."), "runner", "reev-runner")
            .toAbsolutePath();
    this.progress = progress;
  }

  /** Outcomes of each control on each benchmark of these paths. */
  ControlReport run(List<Path> paths) throws IOException, InterruptedException {
    List<ControlOutcome> outcomes = new ArrayList<>();
    Path scratch = Files.createTempDirectory("reev-controls");
    try {
      for (Path path : paths) {
        for (ControlBehavior control : ControlBehavior.values()) {
          progress.say(control.agent() + " on " + path);
          outcomes.addAll(run(path, control, scratch));
        }
      }
    } finally {
      FileTree.delete(scratch);
    }
    return new ControlReport(outcomes);
  }

  private List<ControlOutcome> run(Path path, ControlBehavior control, Path scratch)
      throws IOException, InterruptedException {
    Path stdout = scratch.resolve("stdout");
    Path stderr = scratch.resolve("stderr");
    int exitCode =
        new ProcessBuilder(
                runner.toString(),
                path.toString(),
                "--agent=" + control.agent(),
                "--sessions-dir=" + scratch.resolve("sessions"),
                "--json")
            .redirectOutput(stdout.toFile())
            .redirectError(stderr.toFile())
            .start()
            .waitFor();
    List<String> lines = Files.readAllLines(stdout);
    if (exitCode == ExitCodes.USAGE || lines.isEmpty()) {
      throw ReevFailure.failed("The runner did not run: " + Files.readString(stderr).strip());
    }
    List<ControlOutcome> outcomes = new ArrayList<>();
    for (String line : lines) {
      JsonNode summary = ReevJson.MAPPER.readTree(line);
      Path session = Path.of(summary.path("session_file").asString());
      outcomes.add(outcome(control, session));
    }
    return outcomes;
  }

  private static ControlOutcome outcome(ControlBehavior control, Path session) throws IOException {
    SessionFile file = ReevJson.MAPPER.readValue(Files.readString(session), SessionFile.class);
    FinalResult result = file.finalResult();
    boolean passed = result != null && result.passes(file.passThreshold());
    return new ControlOutcome(
        file.benchmarkId(),
        control,
        result == null ? null : result.score(),
        passed,
        file.failure() == null ? null : file.failure().failureClass());
  }
}
