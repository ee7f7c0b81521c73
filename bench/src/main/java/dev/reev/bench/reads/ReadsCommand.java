package dev.reev.bench.reads;

import dev.reev.cli.ReevCommand;
import dev.reev.cli.terminal.Output;
import dev.reev.stack.outcome.ExitCodes;
import dev.reev.stack.outcome.Progress;
import dev.reev.stack.outcome.ReevFailure;
import dev.reev.stack.setting.StackPorts;
import dev.reev.stack.setting.StackSettings;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares reads on a small database with the same reads on a large one. */
@Command(
    name = "reads",
    description = "Time the API's reads with few and with many stored runs, side by side.",
    footer = {
      "",
      "Starts two servers with databases of their own in REEV_HOME/bench and keeps these for",
      "the next time; a million runs need about 2 GB of disk."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:measured", "1:Reev failed", "2:wrong usage"},
    mixinStandardHelpOptions = true,
    versionProvider = ReevCommand.Version.class)
public final class ReadsCommand implements Callable<Integer> {

  @Option(
      names = "--few",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Runs in the small database (default: ${DEFAULT-VALUE}).")
  private int few = 1000;

  @Option(
      names = "--many",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Runs in the large database (default: ${DEFAULT-VALUE}).")
  private int many = 1_000_000;

  @Option(
      names = "--calls",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Measured calls of each read on each server (default: ${DEFAULT-VALUE}).")
  private int calls = 1000;

  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls the command
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    if (few < 1 || many <= few || calls < 1) {
      throw ReevFailure.usage("--calls and --few must be at least 1, and --many more than --few.");
    }
    Progress progress = Output.progressOn(spec.commandLine().getErr());
    StackSettings settings = StackSettings.of(System.getenv(), StackPorts.ANY);
    try (SeededServer small = start(settings, few, progress);
        SeededServer large = start(settings, many, progress)) {
      List<ReadTimes> times = new ReadsMeasurement(small, large, progress).take(calls);
      new ReadsReport(few, many, calls, times).print(spec.commandLine().getOut());
    }
    return ExitCodes.OK;
  }

  private static SeededServer start(StackSettings settings, int runs, Progress progress) {
    return SeededServer.start(settings, settings.home().resolve("bench/" + runs), runs, progress);
  }
}
