package dev.reev.bench;

import dev.reev.bench.latency.ConfinementCommand;
import dev.reev.bench.latency.LatencyCommand;
import dev.reev.bench.load.FanOutCommand;
import dev.reev.bench.load.ThroughputCommand;
import dev.reev.bench.reads.ReadsCommand;
import dev.reev.bench.reads.SeedCommand;
import dev.reev.cli.ReevCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The bench command of the launcher. */
@Command(
    name = "reev bench",
    description = "Measure the performance of Reev on this machine.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      LatencyCommand.class,
      ConfinementCommand.class,
      ThroughputCommand.class,
      FanOutCommand.class,
      ReadsCommand.class,
      SeedCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = ReevCommand.Version.class)
public final class BenchCommand implements Runnable {

  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls the command
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(ReevCommand.run(ReevCommand.commandLine(new BenchCommand()), arguments));
  }
}
