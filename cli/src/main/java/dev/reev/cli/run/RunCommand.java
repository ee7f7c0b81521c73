package dev.reev.cli.run;

import dev.reev.benchmarks.agent.AgentCatalogue;
import dev.reev.benchmarks.agent.InvalidAgentsFileException;
import dev.reev.cli.candidates.AgentNames;
import dev.reev.cli.candidates.BenchmarkIds;
import dev.reev.cli.candidates.Suggestion;
import dev.reev.cli.run.RunReport.LikenessReport;
import dev.reev.cli.run.RunReport.RunLinks;
import dev.reev.cli.run.RunReport.StartedRun;
import dev.reev.cli.terminal.LiveLine;
import dev.reev.cli.terminal.Output;
import dev.reev.cli.terminal.Terminal;
import dev.reev.stack.client.ReevServer;
import dev.reev.stack.client.ReevServer.RunRequest;
import dev.reev.stack.client.RunStatus;
import dev.reev.stack.client.ServerUnreachableException;
import dev.reev.stack.home.StackInfo;
import dev.reev.stack.outcome.Progress;
import dev.reev.stack.outcome.ReevFailure;
import dev.reev.stack.setting.StackPorts;
import dev.reev.stack.setting.StackSettings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Starts a run, follows it and reports what came out. */
@Command(
    name = "run",
    description = "Run one benchmark and follow it to its end.",
    footer = {
      "",
      "Without a server at REEV_URL (default http://127.0.0.1:3001)",
      "a stack is started for this run only; its data stay in REEV_HOME."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:the run passed",
      "1:the run failed without a score, or Reev failed",
      "2:wrong usage: unknown benchmark or agent, bad file, bad option",
      "100:the run has a score and did not pass"
    },
    mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {

  /** Longer than any benchmark of the suite takes, with a slow model too. */
  private static final int DEFAULT_TIMEOUT_SECONDS = 300;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "BENCHMARK",
      completionCandidates = BenchmarkIds.class,
      description = "Id of a benchmark, or a benchmark file (*.yml, or anything with a slash).")
  private @Nullable String benchmark;

  @Option(
      names = "--agent",
      paramLabel = "TYPE",
      completionCandidates = AgentNames.class,
      description = "Agent type (default: " + AgentCatalogue.DETERMINISTIC + ").")
  private @Nullable String agent;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "Timeout per attempt, 1s to 3600s (default: 300s).",
      converter = Seconds.OfAttempt.class)
  private @Nullable Integer timeoutSeconds;

  @Option(
      names = "--like",
      paramLabel = "RUN",
      description =
          "Repeat this run: its exact benchmark text, agent, config and timeout; says what could"
              + " not be held equal.")
  private @Nullable String like;

  @Mixin private Output output = new Output();

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
    Progress progress = output.progress();
    Terminal terminal = Terminal.of(environment);
    BenchmarkArgument argument = argument();
    StackSettings settings = StackSettings.of(environment, StackPorts.ANY);
    Optional<RunServer> answering = RunServer.answering(environment, settings, progress);
    if (answering.isEmpty()) {
      if (argument != null) {
        requireKnown(argument, settings);
      }
      progress.say("no server answers; bringing up a stack for this run only");
    }
    try (RunServer target = answering.orElseGet(() -> RunServer.bringUp(settings, progress))) {
      RunReport report = shown(target, argument, terminal);
      output.print(report.json(), out -> report.print(out, terminal));
      if (target.ownStack()) {
        progress.say("taking the stack down; './reev up' shows this run again");
      }
      return report.exitCode();
    }
  }

  /** What to run; null when an earlier run says it. */
  private @Nullable BenchmarkArgument argument() {
    if (like == null) {
      if (benchmark == null) {
        throw ReevFailure.usage("give a benchmark to run, or --like=RUN to repeat a run.");
      }
      return BenchmarkArgument.parse(benchmark);
    }
    if (benchmark != null || agent != null || timeoutSeconds != null) {
      throw ReevFailure.usage(
          "--like repeats a run as it was; leave out the benchmark, --agent and --timeout.");
    }
    return null;
  }

  private String agent() {
    return Objects.requireNonNullElse(agent, AgentCatalogue.DETERMINISTIC);
  }

  /** What the server would refuse, said before half a minute is spent on starting one. */
  private void requireKnown(BenchmarkArgument argument, StackSettings settings) {
    argument.requireIn(settings.benchmarks());
    List<String> agents = agents();
    if (!agents.contains(agent())) {
      throw ReevFailure.usage(
          Suggestion.after(
              "there is no agent '%s'. There are: %s."
                  .formatted(agent(), String.join(", ", agents)),
              agent(),
              agents));
    }
  }

  private List<String> agents() {
    try {
      return AgentCatalogue.toFind(agent(), environment).allNames();
    } catch (InvalidAgentsFileException e) {
      throw ReevFailure.usage(e.line());
    }
  }

  private RunReport shown(
      RunServer target, @Nullable BenchmarkArgument argument, Terminal terminal) {
    if (!terminal.live()) {
      return run(target, argument, output.progress());
    }
    try (LiveLine line = new LiveLine(output.err())) {
      return run(target, argument, line);
    }
  }

  private RunReport run(RunServer target, @Nullable BenchmarkArgument argument, Progress progress) {
    ReevServer server = target.server();
    StartedRun run = argument == null ? repeat(target) : start(target, argument);
    progress.say("run " + run.id() + " of " + run.benchmarkId() + " on " + server.url());
    FollowedRun followed = new FollowedRun(server, run.benchmarkId(), run.id(), progress);
    try (Interruption armed = Interruption.arm(target, followed)) {
      RunStatus status =
          new RunFollower(server, target::mayReturn, progress).follow(run.benchmarkId(), run.id());
      return new RunReport(
          run, status, links(target, run), argument == null ? likeness(target, run.id()) : null);
    }
  }

  private StartedRun start(RunServer target, BenchmarkArgument argument) {
    int seconds = Objects.requireNonNullElse(timeoutSeconds, DEFAULT_TIMEOUT_SECONDS);
    try {
      String id =
          target.server().start(argument.id(), new RunRequest(agent(), seconds, argument.yml()));
      return new StartedRun(id, argument.id(), agent());
    } catch (ServerUnreachableException e) {
      throw notStarted(e);
    } catch (ReevFailure e) {
      throw RefusedNames.explained(e, target.server(), List.of(argument.id()), List.of(agent()));
    }
  }

  private StartedRun repeat(RunServer target) {
    String path = "/api/v1/runs/" + ReevServer.segment(String.valueOf(like)) + "/rerun";
    try {
      JsonNode run = target.server().post(path, null, UUID.randomUUID().toString());
      return new StartedRun(
          run.path("id").asString(""),
          run.path("benchmark").asString(""),
          run.path("agent").asString(""));
    } catch (ServerUnreachableException e) {
      throw notStarted(e);
    }
  }

  private static LikenessReport likeness(RunServer target, String id) {
    try {
      return new LikenessReport(target.server().get("/api/v1/runs/" + id + "/likeness"));
    } catch (ServerUnreachableException e) {
      throw ReevFailure.failed(
          "Run %s has ended, but what it has in common with the first one is not known: %s."
              .formatted(id, e.getMessage()));
    }
  }

  private static ReevFailure notStarted(ServerUnreachableException e) {
    return ReevFailure.failed("The run was not started: " + e.getMessage() + ".");
  }

  private RunLinks links(RunServer target, StartedRun run) {
    if (target.ownStack()) {
      return RunLinks.NONE;
    }
    StackInfo info = target.info();
    String namespace = environment.getOrDefault("TEMPORAL_NAMESPACE", "default");
    return new RunLinks(
        target.server().statusUrl(run.benchmarkId(), run.id()),
        info == null ? null : info.workflowUrl(namespace, run.id()));
  }
}
