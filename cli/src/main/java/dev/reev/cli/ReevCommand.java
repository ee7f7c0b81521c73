package dev.reev.cli;

import dev.reev.cli.conformance.RunnerTestCommand;
import dev.reev.cli.doctor.DoctorCommand;
import dev.reev.cli.outcome.ExitCodes;
import dev.reev.cli.outcome.ReevFailure;
import dev.reev.cli.run.RunCommand;
import dev.reev.cli.schedule.ScheduleCommand;
import dev.reev.cli.suite.CompareCommand;
import dev.reev.cli.suite.SuiteCommand;
import dev.reev.cli.up.DownCommand;
import dev.reev.cli.up.UpCommand;
import dev.reev.cli.validate.ValidateCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The reev command. */
@Command(
    name = "reev",
    description = "Durable benchmark runs for LLM agents.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      RunCommand.class,
      SuiteCommand.class,
      CompareCommand.class,
      ScheduleCommand.class,
      ValidateCommand.class,
      RunnerTestCommand.class,
      DoctorCommand.class
    },
    footer = {
      "",
      "The launcher also knows:",
      "  runner   the bare runner, no server involved: reev runner <file.yml> --agent=<type> --execution-id=<id>",
      "  bench    performance: reev bench latency"
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:passed, or done",
      "1:the run failed without a score, or Reev failed",
      "2:wrong usage",
      "100:the run has a score below its pass threshold"
    },
    mixinStandardHelpOptions = true,
    versionProvider = ReevCommand.Version.class)
public final class ReevCommand implements Runnable {

  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls the command
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec;

  /** The version of the jar this runs from. */
  public static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = ReevCommand.class.getPackage().getImplementationVersion();
      return new String[] {"reev " + (version == null ? "development" : version)};
    }
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine(new ReevCommand()).execute(arguments));
  }

  /**
   * A command line whose failures are single lines on standard error; used by every reev program.
   */
  public static CommandLine commandLine(Object command) {
    CommandLine line = new CommandLine(command);
    line.setParameterExceptionHandler(
        (wrong, arguments) -> {
          PrintWriter err = wrong.getCommandLine().getErr();
          err.println("reev: " + wrong.getMessage() + " (see --help)");
          err.flush();
          return ExitCodes.USAGE;
        });
    line.setExecutionExceptionHandler(
        (failure, failed, parsed) -> {
          PrintWriter err = failed.getErr();
          if (failure instanceof ReevFailure known) {
            err.println("reev: " + known.line());
            err.flush();
            return known.exitCode();
          }
          err.println("reev: internal error: " + failure);
          failure.printStackTrace(err);
          err.flush();
          return ExitCodes.FAILED;
        });
    return line;
  }
}
