package dev.reev.cli.run;

import dev.reev.benchmarks.agent.AgentCatalogue;
import dev.reev.benchmarks.agent.InvalidAgentsFileException;
import dev.reev.cli.candidates.AgentNames;
import dev.reev.cli.candidates.BenchmarkIds;
import dev.reev.cli.candidates.Suggestion;
import dev.reev.cli.run.RunSubmission.Order;
import dev.reev.cli.terminal.Output;
import dev.reev.stack.client.RetryingCaller;
import dev.reev.stack.outcome.ExitCodes;
import dev.reev.stack.outcome.Progress;
import dev.reev.stack.outcome.ReevFailure;
import dev.reev.stack.setting.StackPorts;
import dev.reev.stack.setting.StackSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Starts a run, follows it and reports its outcome. */
@Command(
    name = "run",
    description = "Run one benchmark and follow it to its end.",
    footer = {
      "",
      "Without a server at REEV_URL (default http://127.0.0.1:3001)",
      "a stack is started for this run only; its data stay in REEV_HOME.",
      "Ctrl-C only stops following: 'reev follow' goes on, 'reev stop' ends the run."
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

  /** Longer than any shipped benchmark takes, even with a slow model. */
  private static final int DEFAULT_TIMEOUT_SECONDS = 300;

  /** For more runs use a suite, which also has statistics. */
  private static final int MOST_REPEATS = 100;

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
          "Repeat this run (an id, its beginning, or latest): its exact benchmark text, agent,"
              + " config and timeout; says what could not be held equal.")
  private @Nullable String like;

  @Option(
      names = "--label",
      paramLabel = "NAME=VALUE",
      description = "A label of your own, such as git-sha=...; may be repeated.")
  private @Nullable List<String> labels;

  @Option(
      names = "--repeats",
      paramLabel = "N",
      description = "Number of runs, 1 to 100 (default: ${DEFAULT-VALUE}); suites take more.",
      defaultValue = "1")
  private int repeats = 1;

  @Option(names = "--detach", description = "Do not wait for the end; print the id of each run.")
  private boolean detach;

  @Mixin private Output output = new Output();

  private final Map<String, String> environment;

  /** Takes the environment variables, normally those of this process. */
  public RunCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Progress progress = output.progress();
    Order order = order();
    StackSettings settings = StackSettings.of(environment, StackPorts.ANY);
    Optional<RunServer> answering = RunServer.answering(environment, settings, progress);
    if (answering.isEmpty()) {
      if (detach) {
        throw ReevFailure.usage("--detach needs a server that stays; start one with ./reev up.");
      }
      if (order != null) {
        requireKnown(order, settings);
      }
      progress.say("no server answers; bringing up a stack for this run only");
    }
    try (RunServer target = answering.orElseGet(() -> RunServer.bringUp(settings, progress))) {
      RunWatch watch = new RunWatch(target, output, environment);
      List<StartedRun> runs = submit(target, order, progress);
      if (detach) {
        watch.announce(runs, progress);
        return detached(runs);
      }
      int exitCode = watch.show(runs, order == null);
      if (target.ownStack()) {
        progress.say("taking the stack down; './reev up' shows this run again");
      }
      return exitCode;
    }
  }

  /** The runs to submit; null when an earlier run is to be repeated. */
  private @Nullable Order order() {
    if (repeats < 1 || repeats > MOST_REPEATS) {
      throw ReevFailure.usage("--repeats must be 1 to %d.".formatted(MOST_REPEATS));
    }
    if (like == null) {
      if (benchmark == null) {
        throw ReevFailure.usage("give a benchmark to run, or --like=RUN to repeat a run.");
      }
      return new Order(
          BenchmarkArgument.parse(benchmark),
          Objects.requireNonNullElse(agent, AgentCatalogue.DETERMINISTIC),
          Objects.requireNonNullElse(timeoutSeconds, DEFAULT_TIMEOUT_SECONDS),
          Labels.of(Objects.requireNonNullElse(labels, List.of())));
    }
    if (benchmark != null || agent != null || timeoutSeconds != null || labels != null) {
      throw ReevFailure.usage(
          "--like repeats a run as it was; leave out the benchmark, --agent, --timeout and"
              + " --label.");
    }
    return null;
  }

  /** Rejects names that the server would reject, before half a minute is spent on starting one. */
  private void requireKnown(Order order, StackSettings settings) {
    order.benchmark().requireIn(settings.benchmarks());
    List<String> agents = agents(order.agent());
    if (!agents.contains(order.agent())) {
      throw ReevFailure.usage(
          Suggestion.after(
              "there is no agent '%s'. There are: %s."
                  .formatted(order.agent(), String.join(", ", agents)),
              order.agent(),
              agents));
    }
  }

  private List<String> agents(String wanted) {
    try {
      return AgentCatalogue.toFind(wanted, environment).allNames();
    } catch (InvalidAgentsFileException e) {
      throw ReevFailure.usage(e.line());
    }
  }

  private List<StartedRun> submit(RunServer target, @Nullable Order order, Progress progress) {
    RunSubmission submission =
        new RunSubmission(target.server(), new RetryingCaller(target::mayReturn, progress));
    List<StartedRun> runs = new ArrayList<>();
    for (int i = 0; i < repeats; i++) {
      runs.add(order == null ? submission.repeat(String.valueOf(like)) : submit(submission, order));
    }
    return runs;
  }

  private static StartedRun submit(RunSubmission submission, Order order) {
    try {
      return submission.submit(order);
    } catch (ReevFailure e) {
      throw RefusedNames.explained(
          e, submission.server(), List.of(order.benchmark().id()), List.of(order.agent()));
    }
  }

  private int detached(List<StartedRun> runs) {
    ObjectNode json = new JsonMapper().createObjectNode();
    ArrayNode ids = json.putArray("runs");
    runs.forEach(run -> ids.addObject().put("execution_id", run.id()));
    output.print(json, out -> runs.forEach(run -> out.println(run.id())));
    return ExitCodes.OK;
  }
}
