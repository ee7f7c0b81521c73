package dev.reev.cli.doctor;

import dev.reev.benchmarks.file.FileTree;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.chaos.ChaosPlan;
import dev.reev.chaos.ChaosReport;
import dev.reev.chaos.KillMatrix;
import dev.reev.chaos.ReportText;
import dev.reev.cli.terminal.Output;
import dev.reev.stack.outcome.ExitCodes;
import dev.reev.stack.outcome.Progress;
import dev.reev.stack.outcome.ReevFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the doctor command for the kill matrix. */
public final class ChaosOptions {

  @SuppressWarnings(
      "UnusedVariable") // required, so that picocli rejects the other options without it
  @Option(
      names = "--chaos",
      required = true,
      description =
          "kill the processes of a stack of its own while runs are open, and report the outcome; the user's stack is not touched")
  private boolean chaos;

  @Option(names = "--runs", defaultValue = "40", description = "runs (default: ${DEFAULT-VALUE})")
  private int runs;

  @Option(
      names = "--kills",
      defaultValue = "10",
      description = "kills with -9 (default: ${DEFAULT-VALUE})")
  private int kills;

  @Option(
      names = "--parallel",
      defaultValue = "4",
      description = "runners at the same time (default: ${DEFAULT-VALUE})")
  private int parallel;

  @Option(names = "--seed", description = "kinds and moments of the kills (default: any)")
  private @Nullable Long seed;

  /** Runs the kill matrix; returns 0 when every promise was kept. */
  public int run(Path root, Output output) {
    require("--runs", runs, 1, 100_000);
    require("--kills", kills, 0, 10_000);
    require("--parallel", parallel, 1, 64);
    if (!Files.isDirectory(Path.of("/proc/self"))) {
      throw ReevFailure.failed("--chaos finds the processes to kill in /proc, which is not here.");
    }
    long chosen = seed != null ? seed : ThreadLocalRandom.current().nextLong(1_000_000);
    Path folder = folder();
    Progress progress = output.progress();
    progress.say("data and logs in " + folder);
    ChaosPlan plan = ChaosPlan.of(runs, kills, parallel, chosen);
    ChaosReport report = new KillMatrix(plan, root, folder, progress).run();
    output.print(ReevJson.MAPPER.valueToTree(report), out -> new ReportText(out).print(report));
    if (!report.passed()) {
      progress.say("the logs and data are kept in " + folder);
      return ExitCodes.FAILED;
    }
    delete(folder);
    return ExitCodes.OK;
  }

  private static void require(String option, int value, int lowest, int highest) {
    if (value < lowest || value > highest) {
      throw ReevFailure.usage(
          "%s must be from %d to %d, but is %d.".formatted(option, lowest, highest, value));
    }
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("reev-chaos-").toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try {
      FileTree.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
