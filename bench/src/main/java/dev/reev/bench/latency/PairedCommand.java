package dev.reev.bench.latency;

import dev.reev.bench.runner.ScratchFolder;
import dev.reev.cli.terminal.Output;
import dev.reev.stack.outcome.ExitCodes;
import dev.reev.stack.outcome.Progress;
import dev.reev.stack.outcome.ReevFailure;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A comparison of two ways to run the same benchmark, pair by pair. */
abstract class PairedCommand implements Callable<Integer> {

  static final String BENCHMARK = "001-sol-transfer";

  private static final int MOST_RUNS = 10_000;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "50",
      description = "Measured pairs of runs, 1 to 10000 (default: ${DEFAULT-VALUE}).")
  private int runs = 50;

  @Option(names = "--json", description = "Print one JSON object on standard output, nothing else.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls the command
  @Spec
  private CommandSpec spec;

  /**
   * Makes the measurement.
   *
   * @param scratch an empty folder, deleted afterwards
   */
  abstract LatencyReport measure(Path scratch, Progress progress);

  @Override
  public final Integer call() {
    if (runs < 1 || runs > MOST_RUNS) {
      throw ReevFailure.usage("--runs must be 1 to " + MOST_RUNS + ", but is " + runs + ".");
    }
    try (ScratchFolder scratch = ScratchFolder.make()) {
      LatencyReport report =
          measure(scratch.path(), Output.progressOn(spec.commandLine().getErr()));
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(report.json());
        out.flush();
      } else {
        report.print(out);
      }
    }
    return ExitCodes.OK;
  }

  final LatencyReport compare(
      Compared measured, Compared baseline, int pollMillis, Progress progress) {
    return new LatencyReport(
        BENCHMARK,
        measured,
        baseline,
        pollMillis,
        new LatencyMeasurement(measured, baseline, progress).take(runs));
  }
}
