package dev.reev.cli;

import dev.reev.benchmarks.net.OutboundProxy;
import dev.reev.cli.doctor.DoctorCommand;
import dev.reev.cli.encode.EncodeCommand;
import dev.reev.cli.inspect.AgentsCommand;
import dev.reev.cli.inspect.BenchmarksCommand;
import dev.reev.cli.inspect.ListCommand;
import dev.reev.cli.inspect.LogsCommand;
import dev.reev.cli.inspect.OpenCommand;
import dev.reev.cli.inspect.ShowCommand;
import dev.reev.cli.inspect.TraceCommand;
import dev.reev.cli.run.RunCommand;
import dev.reev.cli.runnertest.RunnerTestCommand;
import dev.reev.cli.schedule.ScheduleCommand;
import dev.reev.cli.schedule.TickCommand;
import dev.reev.cli.score.ScoreCommand;
import dev.reev.cli.suite.CompareCommand;
import dev.reev.cli.suite.SuiteCommand;
import dev.reev.cli.terminal.StandardOutput;
import dev.reev.cli.underway.FollowCommand;
import dev.reev.cli.underway.StopCommand;
import dev.reev.cli.up.DownCommand;
import dev.reev.cli.up.UpCommand;
import dev.reev.cli.validate.ValidateCommand;
import dev.reev.stack.outcome.ExitCodes;
import dev.reev.stack.outcome.ReevFailure;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/** The reev command. */
@Command(
    name = "reev",
    description = "Durable benchmark runs for LLM agents.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "The launcher also knows:",
      "  runner   the bare runner, without a server:",
      "           reev runner <file.yml> --agent=<type> --execution-id=<id>",
      "  bench    performance: reev bench latency"
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:passed, or done",
      "1:the run failed without a score, or Reev failed",
      "2:wrong usage",
      "100:the run has a score and did not pass"
    },
    mixinStandardHelpOptions = true)
public final class ReevCommand implements Runnable {

  /** Commands in the order of the help. */
  private static final Map<String, Function<Map<String, String>, Object>> COMMANDS = commands();

  private static final Set<String> VERSION = Set.of("-V", "--version");

  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls the command
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec;

  /** Version of the jar that this runs from. */
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
    System.exit(run(of(arguments), arguments));
  }

  /** Executes a command of this process and returns its exit code. Used by every reev program. */
  public static int run(CommandLine line, String... arguments) {
    // Some locales have their own digits.
    Locale.setDefault(Locale.ROOT);
    OutboundProxy.allowPasswordsForHttps();
    StandardOutput out = StandardOutput.ofProcess();
    line.setOut(out.writer());
    return out.exitCode(line.execute(arguments), line.getErr());
  }

  /**
   * Command line for these arguments. Contains only the command that they name: inspecting all
   * commands would take most of the time of a short one.
   */
  static CommandLine of(String... arguments) {
    return of(System.getenv(), arguments);
  }

  /** The same with given environment variables. */
  static CommandLine of(Map<String, String> environment, String... arguments) {
    CommandLine line = new CommandLine(new ReevCommand());
    String first = arguments.length == 0 ? "" : arguments[0];
    if (COMMANDS.containsKey(first)) {
      line.addSubcommand(first, Objects.requireNonNull(COMMANDS.get(first)).apply(environment));
    } else if (!VERSION.contains(first)) {
      COMMANDS.forEach((name, command) -> line.addSubcommand(name, command.apply(environment)));
      line.addSubcommand(new HelpCommand());
    }
    showVersion(line);
    return handled(line);
  }

  /** All commands share one version. */
  private static void showVersion(CommandLine line) {
    line.getCommandSpec().versionProvider(new Version());
    line.getSubcommands().values().forEach(ReevCommand::showVersion);
  }

  /** Suggestion for a mistyped option or subcommand; only then does picocli know similar words. */
  private static String meant(CommandLine.ParameterException wrong) {
    if (wrong instanceof CommandLine.UnmatchedArgumentException unmatched
        && !unmatched.getSuggestions().isEmpty()) {
      return ". Did you mean '" + unmatched.getSuggestions().get(0) + "'?";
    }
    return "";
  }

  private static Map<String, Function<Map<String, String>, Object>> commands() {
    Map<String, Function<Map<String, String>, Object>> commands = new LinkedHashMap<>();
    commands.put("up", environment -> new UpCommand());
    commands.put("down", environment -> new DownCommand());
    commands.put("run", RunCommand::new);
    commands.put("suite", SuiteCommand::new);
    commands.put("compare", CompareCommand::new);
    commands.put("score", ScoreCommand::new);
    commands.put("schedule", ScheduleCommand::new);
    commands.put("tick", TickCommand::new);
    commands.put("follow", FollowCommand::new);
    commands.put("stop", StopCommand::new);
    commands.put("list", ListCommand::new);
    commands.put("show", ShowCommand::new);
    commands.put("logs", LogsCommand::new);
    commands.put("trace", TraceCommand::new);
    commands.put("open", OpenCommand::new);
    commands.put("agents", AgentsCommand::new);
    commands.put("benchmarks", BenchmarksCommand::new);
    commands.put("encode", environment -> new EncodeCommand());
    commands.put("validate", environment -> new ValidateCommand());
    commands.put("runner-test", environment -> new RunnerTestCommand());
    commands.put("doctor", environment -> new DoctorCommand());
    commands.put("completion", CompletionCommand::new);
    return commands;
  }

  /**
   * Creates a command line that reports failures as single lines on standard error; used by every
   * reev program.
   */
  public static CommandLine commandLine(Object command) {
    return handled(new CommandLine(command));
  }

  private static CommandLine handled(CommandLine line) {
    PlainNumbers.register(line);
    line.setParameterExceptionHandler(
        (wrong, arguments) -> {
          PrintWriter err = wrong.getCommandLine().getErr();
          err.println("reev: " + wrong.getMessage() + meant(wrong) + " (see --help)");
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
