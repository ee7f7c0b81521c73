package dev.reev.cli.suite;

import dev.reev.cli.candidates.BenchmarkIds;
import dev.reev.cli.candidates.SuiteNames;
import dev.reev.cli.run.RefusedNames;
import dev.reev.cli.run.RunServer;
import dev.reev.cli.suite.SuiteVerdict.Demands;
import dev.reev.cli.terminal.LiveLine;
import dev.reev.cli.terminal.Output;
import dev.reev.cli.terminal.Terminal;
import dev.reev.cli.terminal.TerminalText;
import dev.reev.stack.client.RetryingCaller;
import dev.reev.stack.outcome.ExitCodes;
import dev.reev.stack.outcome.Progress;
import dev.reev.stack.outcome.ReevFailure;
import dev.reev.stack.setting.StackPorts;
import dev.reev.stack.setting.StackSettings;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ObjectNode;

/** Submits a suite, follows it to its end and judges it. */
@Command(
    name = "run",
    description = "Run benchmarks x agents x repeats and follow them to their end.",
    footer = {
      "",
      "Ctrl-C only stops following: 'reev follow' goes on, 'reev stop' ends the suite. Without a",
      "server a stack is started for this suite only; Ctrl-C then stops the suite too."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:every run passed; with --fail-under or --fail-on-regression, these hold",
      "1:too few runs have a score, the suite was stopped, or Reev failed",
      "2:wrong usage: unknown benchmark or agent, bad option",
      "100:a run did not pass, the mean below --fail-under, or there is a regression"
    },
    mixinStandardHelpOptions = true)
final class SuiteRunCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "BENCHMARK",
      completionCandidates = BenchmarkIds.class,
      arity = "0..*",
      description =
          "Ids or globs: 001-sol-transfer, '3*', '*-flow-*'; files and folders (*.yml, or anything"
              + " with a slash), which are stored on the server first.")
  private List<String> benchmarks = List.of();

  @Mixin private SuiteOptions options = new SuiteOptions();

  @Mixin private SuiteExports exports = new SuiteExports();

  @Mixin private Output output = new Output();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Suites of the same name form a series.")
  private @Nullable String name;

  @Option(
      names = "--fail-under",
      paramLabel = "SCORE",
      description = "Exit with 100 when the mean score is below this, 0 to 1.")
  private @Nullable Double failUnder;

  @Option(
      names = "--min-coverage",
      paramLabel = "SHARE",
      description =
          "Exit with 1 when a smaller share of runs has a score (default: 1, all that can run here).",
      defaultValue = "1")
  private double minCoverage = 1;

  @Option(
      names = "--fail-on-regression",
      description = "Exit with 100 when the suite is worse than --base.")
  private boolean failOnRegression;

  @Option(
      names = "--base",
      paramLabel = "SUITE",
      completionCandidates = SuiteNames.class,
      description =
          "Compare with this suite: an id, its beginning, latest, or a name for the newest completed"
              + " one.")
  private @Nullable String base;

  @Option(names = "--detach", description = "Do not wait for the end; print the id.")
  private boolean detach;

  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls the command
  @ParentCommand
  private SuiteCommand parent;

  private static void requireShare(String option, @Nullable Double given) {
    if (given != null && !(given >= 0 && given <= 1)) {
      throw ReevFailure.usage("%s is %s; it must be 0 to 1.".formatted(option, given));
    }
  }

  @Override
  public Integer call() {
    SuiteBenchmarks named = SuiteBenchmarks.of(benchmarks);
    ObjectNode body = body(named);
    Map<String, String> environment = parent.environment();
    Terminal terminal = Terminal.of(environment);
    Progress plain = output.progress();
    StackSettings settings = StackSettings.of(environment, StackPorts.ANY);
    Optional<RunServer> answering = RunServer.answering(environment, settings, plain);
    if (answering.isEmpty()) {
      if (detach) {
        throw ReevFailure.usage("--detach needs a server that stays; start one with ./reev up.");
      }
      plain.say("no server answers; bringing up a stack for this suite only");
    }
    try (RunServer target = answering.orElseGet(() -> RunServer.bringUp(settings, plain))) {
      if (!terminal.live() || detach) {
        return run(target, named, body, plain);
      }
      try (LiveLine line = new LiveLine(output.err())) {
        return run(target, named, body, line);
      }
    }
  }

  private ObjectNode body(SuiteBenchmarks named) {
    if (failOnRegression && base == null) {
      throw ReevFailure.usage("--fail-on-regression needs --base=SUITE to compare with.");
    }
    requireShare("--fail-under", failUnder);
    requireShare("--min-coverage", minCoverage);
    if (detach && (failOnRegression || failUnder != null || exports.any())) {
      throw ReevFailure.usage("--detach does not wait, so it can neither judge nor export.");
    }
    exports.requireWritable(output.json());
    ObjectNode body = options.body(named.words());
    if (name != null) {
      body.put("name", name);
    }
    return body;
  }

  private int run(RunServer target, SuiteBenchmarks named, ObjectNode body, Progress progress) {
    RetryingCaller caller = new RetryingCaller(target::mayReturn, progress);
    SuiteServer suites = new SuiteServer(target.server());
    // Before the suite starts: afterwards a base of the same name would find this suite, and a
    // typing error would cost hours.
    String baseSide = base == null ? null : baseSide(target, caller);
    named.store(target.server(), caller, progress);
    SuiteStatus ordered = order(suites, named, body, caller);
    String id = ordered.id();
    SuiteWatch watch = new SuiteWatch(target, output, parent.environment());
    String page = watch.page(suites, id);
    progress.say(
        "suite %s of %d runs: %s"
            .formatted(id, ordered.total(), page == null ? "on " + target.server().url() : page));
    if (detach) {
      return detached(ordered);
    }
    SuiteStatus ended = watch.follow(suites, id, caller, progress);
    if (progress instanceof LiveLine line) {
      line.close();
    }
    exports.write(suites, id, caller, output.raw());
    ComparisonReport comparison =
        baseSide == null ? null : comparison(target, baseSide, id, caller);
    SuiteVerdict verdict =
        SuiteVerdict.of(ended, new Demands(failUnder, minCoverage, failOnRegression), comparison);
    SuiteEnd end = new SuiteEnd(ended, comparison, verdict, page);
    Terminal terminal = Terminal.of(parent.environment());
    Consumer<PrintWriter> text =
        out -> end.print(out, watch.report(suites, ended, caller, terminal), terminal);
    if (exports.onStandardOutput()) {
      text.accept(TerminalText.writer(output.err()));
    } else {
      output.print(end.json(), text);
    }
    return verdict.exitCode();
  }

  private ComparisonReport comparison(
      RunServer target, String baseSide, String id, RetryingCaller caller) {
    return caller.answer(
        () -> ComparisonRequests.compare(target.server(), baseSide, "suite:" + id, ""),
        () -> "Compare later: reev compare " + base + " " + id);
  }

  private SuiteStatus order(
      SuiteServer suites, SuiteBenchmarks named, ObjectNode body, RetryingCaller caller) {
    String key = UUID.randomUUID().toString();
    try {
      return caller.answer(
          () -> suites.order(body, key),
          () -> "Whether the suite was accepted is shown by reev suite list.");
    } catch (ReevFailure e) {
      throw RefusedNames.explained(e, suites.server(), named.words(), options.agents());
    }
  }

  private String baseSide(RunServer target, RetryingCaller caller) {
    return caller.answer(
        () -> ComparisonRequests.side(target.server(), String.valueOf(base)),
        () -> "The suite was not started.");
  }

  private int detached(SuiteStatus ordered) {
    output.print(ordered.json(), out -> out.println(ordered.id()));
    return ExitCodes.OK;
  }
}
