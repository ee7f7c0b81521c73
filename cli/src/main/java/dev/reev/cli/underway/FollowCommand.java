package dev.reev.cli.underway;

import dev.reev.cli.candidates.KnownRunsAndSuites;
import dev.reev.cli.lookup.IdLookup;
import dev.reev.cli.lookup.IdLookup.Found;
import dev.reev.cli.lookup.IdLookup.Kind;
import dev.reev.cli.run.KeptServer;
import dev.reev.cli.run.RunServer;
import dev.reev.cli.run.RunWatch;
import dev.reev.cli.run.StartedRun;
import dev.reev.cli.suite.SuiteWatch;
import dev.reev.cli.terminal.Output;
import dev.reev.stack.outcome.ReevFailure;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Follows open runs and suites, as the command that submitted them would. */
@Command(
    name = "follow",
    description = "Follow runs, or a suite, to the end, and say what came out.",
    footer = {"", "Ctrl-C only stops following."},
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:every run passed",
      "1:a run has no score, the suite was stopped, or Reev failed",
      "2:wrong usage: nothing has this id",
      "100:a run did not pass"
    },
    mixinStandardHelpOptions = true)
public final class FollowCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "ID",
      arity = "1..*",
      completionCandidates = KnownRunsAndSuites.class,
      description = IdLookup.RUN_OR_SUITE + " Several runs are followed one after the other.")
  private List<String> words = List.of();

  @Mixin private Output output = new Output();

  private final Map<String, String> environment;

  /** Takes the environment variables, normally those of this process. */
  public FollowCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    KeptServer kept = KeptServer.find(environment, output.progress());
    RunServer target = new RunServer(kept.server(), null, null);
    List<Found> found =
        words.stream()
            .map(word -> kept.ask(server -> new IdLookup(server).runOrSuite(word)))
            .toList();
    if (found.size() == 1 && found.get(0).kind() == Kind.SUITE) {
      return new SuiteWatch(target, output, environment).show(found.get(0).id());
    }
    if (found.stream().anyMatch(each -> each.kind() == Kind.SUITE)) {
      throw ReevFailure.usage("follow one suite at a time, or any number of runs.");
    }
    List<StartedRun> runs =
        found.stream()
            .map(each -> StartedRun.of(kept.ask(server -> server.get(each.path()))))
            .toList();
    return new RunWatch(target, output, environment).show(runs, false);
  }
}
