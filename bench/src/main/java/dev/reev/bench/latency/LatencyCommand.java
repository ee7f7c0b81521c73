package dev.reev.bench.latency;

import dev.reev.benchmarks.agent.AgentCatalogue;
import dev.reev.cli.ReevCommand;
import dev.reev.cli.outcome.ExitCodes;
import dev.reev.cli.outcome.Progress;
import dev.reev.cli.outcome.ReevFailure;
import dev.reev.cli.run.RunServer;
import dev.reev.cli.stack.StackPorts;
import dev.reev.cli.stack.StackSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares a run through the API with the bare runner process. */
@Command(
    name = "latency",
    description = "Time runs through the API beside the bare runner, pair by pair.",
    footer = {
      "",
      "Uses the server at REEV_URL (default http://127.0.0.1:3001), which must be on this machine",
      "for the ratio to mean anything; without one a stack is brought up for the measurement."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:measured", "1:a run did not pass, or Reev failed", "2:wrong usage"},
    mixinStandardHelpOptions = true,
    versionProvider = ReevCommand.Version.class)
public final class LatencyCommand implements Callable<Integer> {

  private static final String BENCHMARK = "001-sol-transfer";

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

  @Override
  public Integer call() {
    if (runs < 1 || runs > MOST_RUNS) {
      throw ReevFailure.usage("--runs must be 1 to " + MOST_RUNS + ", but is " + runs + ".");
    }
    Progress progress = Progress.on(spec.commandLine().getErr());
    StackSettings settings = StackSettings.of(System.getenv(), StackPorts.ANY);
    LatencyReport report = measure(settings, progress);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(report.json());
      out.flush();
    } else {
      report.print(out);
    }
    return ExitCodes.OK;
  }

  private LatencyReport measure(StackSettings settings, Progress progress) {
    Path folder = temporaryFolder();
    try (RunServer target =
        RunServer.answering(System.getenv(), settings, progress)
            .orElseGet(() -> RunServer.bringUp(settings, progress))) {
      ServedRunner served =
          new ServedRunner(target.server(), BENCHMARK, AgentCatalogue.DETERMINISTIC);
      BareRunner bare =
          new BareRunner(
              settings.root().resolve("runner/reev-runner"),
              settings.benchmarks().resolve(BENCHMARK + ".yml"),
              AgentCatalogue.DETERMINISTIC,
              folder);
      List<Sample> samples = new LatencyMeasurement(served::run, bare::run, progress).take(runs);
      return new LatencyReport(
          BENCHMARK, LatencyMeasurement.WARM_UP, (int) ServedRunner.POLL.toMillis(), samples);
    } finally {
      delete(folder);
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("reev-bench");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
