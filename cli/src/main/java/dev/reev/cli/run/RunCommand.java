package dev.reev.cli.run;

import dev.reev.benchmarks.agent.AgentCatalogue;
import dev.reev.benchmarks.agent.InvalidAgentsFileException;
import dev.reev.cli.outcome.Progress;
import dev.reev.cli.outcome.ReevFailure;
import dev.reev.cli.server.RunRequest;
import dev.reev.cli.server.RunStatus;
import dev.reev.cli.server.ServerUnreachableException;
import dev.reev.cli.stack.StackInfo;
import dev.reev.cli.stack.StackPorts;
import dev.reev.cli.stack.StackSettings;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Starts a run, follows it and reports what came out. */
@Command(
    name = "run",
    description = "Run one benchmark and follow it to its end.",
    footer = {
      "",
      "Without a server at REEV_URL (default http://127.0.0.1:3001)",
      "a stack is brought up for this run only; its data stays in REEV_HOME."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:the run passed",
      "1:the run failed without a score, or Reev failed",
      "2:wrong usage: unknown benchmark or agent, bad file, bad option",
      "100:the run has a score below its pass threshold"
    },
    mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "BENCHMARK",
      description = "Id of a benchmark, or a benchmark file (*.yml, or anything with a slash).")
  private String benchmark = "";

  @Option(
      names = "--agent",
      paramLabel = "TYPE",
      description = "Agent type (default: ${DEFAULT-VALUE}).",
      defaultValue = AgentCatalogue.DETERMINISTIC)
  private String agent = AgentCatalogue.DETERMINISTIC;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "Longest time of the run, 1s to 3600s (default: ${DEFAULT-VALUE}).",
      defaultValue = "300s",
      converter = RunTimeout.class)
  private int timeoutSeconds = 300;

  @Option(names = "--json", description = "Print one JSON object on standard output, nothing else.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls the command
  @Spec
  private CommandSpec spec;

  private final Map<String, String> environment;

  /** With the environment of this process. */
  public RunCommand() {
    this(System.getenv());
  }

  RunCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Progress progress = Progress.on(spec.commandLine().getErr());
    BenchmarkArgument argument = BenchmarkArgument.parse(benchmark);
    StackSettings settings = StackSettings.of(environment, StackPorts.ANY);
    Optional<RunServer> answering = RunServer.answering(environment, settings, progress);
    if (answering.isEmpty()) {
      requireKnown(argument, settings);
      progress.say("no server answers; bringing up a stack for this run only");
    }
    try (RunServer target = answering.orElseGet(() -> RunServer.bringUp(settings, progress))) {
      RunReport report = run(target, argument, progress);
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(report.json());
        out.flush();
      } else {
        report.print(out);
      }
      if (target.ownStack()) {
        progress.say("taking the stack down; './reev up' shows this run again");
      }
      return report.exitCode();
    }
  }

  /** What the server would refuse, said before half a minute is spent on starting one. */
  private void requireKnown(BenchmarkArgument argument, StackSettings settings) {
    argument.requireIn(settings.benchmarks());
    List<String> agents = agents();
    if (!agents.contains(agent)) {
      throw ReevFailure.usage(
          "there is no agent '%s'. There are: %s.".formatted(agent, String.join(", ", agents)));
    }
  }

  private List<String> agents() {
    try {
      return AgentCatalogue.toFind(agent, environment).names();
    } catch (InvalidAgentsFileException e) {
      throw ReevFailure.usage(e.line());
    }
  }

  private RunReport run(RunServer target, BenchmarkArgument argument, Progress progress) {
    String id = start(target, argument);
    progress.say("run " + id + " of " + argument.id() + " on " + target.server().url());
    Interruption interruption = Interruption.arm(target, argument.id(), id, progress);
    try {
      RunStatus status =
          new RunFollower(target.server(), target::mayReturn, progress).follow(argument.id(), id);
      return new RunReport(id, argument.id(), agent, status, links(target, argument.id(), id));
    } finally {
      interruption.disarm();
    }
  }

  private String start(RunServer target, BenchmarkArgument argument) {
    try {
      return target
          .server()
          .start(argument.id(), new RunRequest(agent, timeoutSeconds, argument.yml()));
    } catch (ServerUnreachableException e) {
      throw ReevFailure.failed("The run was not started: " + e.getMessage() + ".");
    }
  }

  private RunLinks links(RunServer target, String benchmarkId, String executionId) {
    if (target.ownStack()) {
      return RunLinks.NONE;
    }
    StackInfo info = target.info();
    String namespace = environment.getOrDefault("TEMPORAL_NAMESPACE", "default");
    return new RunLinks(
        target.server().statusUrl(benchmarkId, executionId),
        info == null ? null : info.workflowUrl(namespace, executionId));
  }
}
