package dev.reev.bench.reads;

import dev.reev.cli.ReevCommand;
import dev.reev.cli.terminal.Output;
import dev.reev.stack.outcome.ExitCodes;
import dev.reev.stack.outcome.Progress;
import dev.reev.stack.outcome.ReevFailure;
import dev.reev.stack.setting.StackPorts;
import dev.reev.stack.setting.StackSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Fills a database with generated runs. */
@Command(
    name = "seed",
    description = "Add generated runs to the database of REEV_HOME, for measurements or demos.",
    footer = {
      "",
      "The stack must be up, with at least 13 benchmarks. Seeded scores count like real",
      "ones: never use this on a database whose numbers mean something."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:seeded", "1:the database is missing or refuses access", "2:wrong usage"},
    mixinStandardHelpOptions = true,
    versionProvider = ReevCommand.Version.class)
public final class SeedCommand implements Callable<Integer> {

  /** Ten times as many as the measurement of reads uses; about 10 GB of database. */
  private static final int MOST_RUNS = 10_000_000;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Total number of runs, 1 to 10000000 (default: ${DEFAULT-VALUE}).")
  private int runs = 1_000_000;

  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls the command
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    if (runs < 1 || runs > MOST_RUNS) {
      throw ReevFailure.usage("--runs must be 1 to " + MOST_RUNS + ", but is " + runs + ".");
    }
    Progress progress = Output.progressOn(spec.commandLine().getErr());
    StackSettings settings = StackSettings.of(System.getenv(), StackPorts.ANY);
    progress.say("adding runs until there are " + runs + " (a million takes about two minutes)");
    long there = SeedableDatabase.of(System.getenv(), settings.home()).seed(runs);
    spec.commandLine().getOut().println(there + " runs");
    spec.commandLine().getOut().flush();
    return ExitCodes.OK;
  }
}
