package dev.reev.cli.suite;

import dev.reev.cli.candidates.SuiteNames;
import dev.reev.cli.run.KeptServer;
import dev.reev.cli.terminal.Output;
import dev.reev.cli.terminal.Terminal;
import dev.reev.stack.client.ReevServer;
import dev.reev.stack.outcome.ExitCodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reports whether one side is better than the other, and on which benchmarks. */
@Command(
    name = "compare",
    description = "Compare suites, agents or periods, each with the first, benchmark by benchmark.",
    footer = {
      "",
      "A side is a suite's id, the beginning of one, its name (the newest completed one) or",
      "latest; or agent:NAME, with @FROM/TO (ISO times) for the runs of a period."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:no candidate is worse, or the data do not suffice",
      "1:Reev failed",
      "2:wrong usage",
      "100:a candidate is worse, or one of its benchmarks has regressed"
    },
    mixinStandardHelpOptions = true)
public final class CompareCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "BASE",
      completionCandidates = SuiteNames.class,
      description = "The side to compare with.")
  private String base = "";

  @Parameters(
      index = "1..*",
      arity = "1..7",
      paramLabel = "CANDIDATE",
      completionCandidates = SuiteNames.class,
      description = "The side to judge; up to seven, each against the base.")
  private List<String> candidates = new ArrayList<>();

  @Option(
      names = "--confidence",
      paramLabel = "P",
      description = "Confidence of the intervals, 0.5 to 0.999 (default: 0.95).")
  private @Nullable Double confidence;

  @Option(
      names = "--min-coverage",
      paramLabel = "SHARE",
      description = "Share of each side's runs that a verdict needs, 0 to 1 (default: 0.8).")
  private @Nullable Double minCoverage;

  @Option(
      names = "--margin",
      paramLabel = "D",
      description = "The least difference that matters, 0 to 1 (default: 0.05).")
  private @Nullable Double margin;

  @Option(
      names = "--measure",
      paramLabel = "WHAT",
      description = "score (the default), or pass: 1 for a run that passed, else 0.")
  private @Nullable String measure;

  @Option(
      names = "--scope",
      paramLabel = "WHICH",
      description =
          "Infer about benchmarks like these (like_these) or only these (these); by default"
              + " their number decides.")
  private @Nullable String scope;

  @Option(
      names = "--scores",
      paramLabel = "SET",
      description =
          "Use the scores of this score set on both sides (default: first, the first ones).")
  private @Nullable String scores;

  @Option(names = "--base-scores", paramLabel = "SET", description = "The same for the base only.")
  private @Nullable String baseScores;

  @Option(
      names = "--candidate-scores",
      paramLabel = "SET",
      description = "The same for the candidate only.")
  private @Nullable String candidateScores;

  @Mixin private Output output = new Output();

  private final Map<String, String> environment;

  /** Takes the environment variables, normally those of this process. */
  public CompareCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    ComparisonReports reports =
        KeptServer.find(environment, output.progress())
            .ask(server -> ComparisonReports.ask(server, base, candidates, parameters()));
    output.print(reports.json(), out -> reports.print(out, Terminal.of(environment)));
    return reports.isWorse() ? ExitCodes.BELOW_THRESHOLD : ExitCodes.OK;
  }

  /** Query parameters of the given options; defaults and allowed values are left to the server. */
  private String parameters() {
    return parameter("confidence", confidence)
        + parameter("min_coverage", minCoverage)
        + parameter("margin", margin)
        + parameter("measure", measure)
        + parameter("scope", scope)
        + parameter("scores", scores)
        + parameter("base_scores", baseScores)
        + parameter("candidate_scores", candidateScores);
  }

  private static String parameter(String name, @Nullable Object value) {
    return value == null ? "" : "&" + name + "=" + ReevServer.parameter(value.toString());
  }
}
