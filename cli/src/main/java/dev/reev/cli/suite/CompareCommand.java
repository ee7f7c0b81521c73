package dev.reev.cli.suite;

import dev.reev.cli.outcome.ExitCodes;
import dev.reev.cli.outcome.Progress;
import dev.reev.cli.run.KeptServer;
import dev.reev.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether one side is better than the other, and where. */
@Command(
    name = "compare",
    description = "Compare two suites, agents or spans of time, benchmark by benchmark.",
    footer = {
      "",
      "A side is a suite's id or name (its newest completed one), or agent:NAME, with",
      "@FROM/TO (ISO times) for the runs of some time."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:the candidate is no worse, or that cannot be told",
      "1:Reev failed",
      "2:wrong usage",
      "100:the candidate is worse, or one of its benchmarks has regressed"
    },
    mixinStandardHelpOptions = true)
public final class CompareCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "BASE", description = "What it is measured against.")
  private String base = "";

  @Parameters(index = "1", paramLabel = "CANDIDATE", description = "What is judged.")
  private String candidate = "";

  @Option(names = "--confidence", paramLabel = "P", description = "Of the intervals, such as 0.95.")
  private @Nullable Double confidence;

  @Option(
      names = "--min-coverage",
      paramLabel = "P",
      description = "Share of the runs that must have a score for a verdict.")
  private @Nullable Double minCoverage;

  @Option(names = "--json", description = "Print one JSON object on standard output, nothing else.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls the command
  @Spec
  private CommandSpec spec;

  private final Map<String, String> environment;

  /** With the environment of this process. */
  public CompareCommand() {
    this(System.getenv());
  }

  CompareCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    KeptServer kept = KeptServer.find(environment, Progress.on(spec.commandLine().getErr()));
    ComparisonReport report =
        kept.answer(
            () ->
                Comparing.compare(
                    kept.server(),
                    Comparing.side(kept.server(), base),
                    Comparing.side(kept.server(), candidate),
                    parameter("confidence", confidence) + parameter("min_coverage", minCoverage)));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(report.json());
      out.flush();
    } else {
      report.print(out, Terminal.of(environment));
    }
    return report.regression().isPresent() ? ExitCodes.BELOW_THRESHOLD : ExitCodes.OK;
  }

  private static String parameter(String name, @Nullable Double value) {
    return value == null ? "" : "&" + name + "=" + value;
  }
}
