package dev.reev.bench.load;

import dev.reev.bench.runner.BareRunner;
import dev.reev.bench.runner.ScratchFolder;
import dev.reev.benchmarks.agent.AgentCatalogue;
import dev.reev.cli.ReevCommand;
import dev.reev.cli.terminal.Output;
import dev.reev.stack.outcome.ExitCodes;
import dev.reev.stack.outcome.Progress;
import dev.reev.stack.outcome.ReevFailure;
import dev.reev.stack.setting.StackPorts;
import dev.reev.stack.setting.StackSettings;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures runs per second and processor time per run, through the API and as bare processes. */
@Command(
    name = "throughput",
    description = "Time many runs at once through the API against bare runners, one on each core.",
    footer = {
      "",
      "Starts a stack of its own. Processor time is that of the whole machine, so nothing else",
      "should be busy; it needs Linux."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:measured", "1:a run has no score, or Reev failed", "2:wrong usage"},
    mixinStandardHelpOptions = true,
    versionProvider = ReevCommand.Version.class)
public final class ThroughputCommand implements Callable<Integer> {

  private static final int MOST_RUNS = 5000;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "60",
      description = "Runs of each side in each round, 1 to 5000 (default: ${DEFAULT-VALUE}).")
  private int runs = 60;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Rounds, in which both sides take turns, 1 to 100 (default: ${DEFAULT-VALUE}).")
  private int rounds = 3;

  @Option(names = "--json", description = "Print one JSON object on standard output, nothing else.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls the command
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    if (runs < 1 || runs > MOST_RUNS || rounds < 1 || rounds > 100) {
      throw ReevFailure.usage("--runs must be 1 to " + MOST_RUNS + ", and --rounds 1 to 100.");
    }
    Progress progress = Output.progressOn(spec.commandLine().getErr());
    StackSettings settings = StackSettings.of(System.getenv(), StackPorts.ANY);
    List<Round> served = new ArrayList<>();
    List<Round> bare = new ArrayList<>();
    try (ScratchFolder scratch = ScratchFolder.make();
        ScratchFolder sessions = ScratchFolder.make();
        LoadedServer server = LoadedServer.start(settings, scratch.path(), Map.of(), progress)) {
      BareRunner runner =
          BareRunner.of(
              settings,
              LoadedServer.BENCHMARK,
              AgentCatalogue.DETERMINISTIC,
              Map.of(),
              sessions.path());
      for (int round = 1; round <= rounds; round++) {
        progress.say("round %d of %d: %d runs of each side".formatted(round, rounds, runs));
        bare.add(Round.of(runs, () -> atOnce(runner)));
        served.add(Round.of(runs, () -> server.suite(AgentCatalogue.DETERMINISTIC, runs, runs)));
      }
    }
    ThroughputReport report = new ThroughputReport(runs, served, bare);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(report.json());
    } else {
      report.print(out);
    }
    out.flush();
    return ExitCodes.OK;
  }

  /** Runs one on each core, as {@code xargs -P} would. */
  private void atOnce(BareRunner runner) {
    ExecutorService cores =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      CompletableFuture.allOf(
              IntStream.range(0, runs)
                  .mapToObj(i -> CompletableFuture.runAsync(runner::run, cores))
                  .toArray(CompletableFuture<?>[]::new))
          .join();
    } finally {
      cores.shutdownNow();
    }
  }
}
