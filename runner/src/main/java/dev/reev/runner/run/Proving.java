package dev.reev.runner.run;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.file.FileTrouble;
import dev.reev.runner.prove.ProveCommand;
import dev.reev.runner.prove.RecordedRun;
import dev.reev.runner.prove.Scoring.Verdict;
import dev.reev.runner.run.RunnerArguments.UsageException;
import dev.reev.scoring.Score;
import dev.reev.scoring.Scorer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Connects {@code --prove} to real runs and to the scorer of normal runs. */
final class Proving {

  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  /** Bounds the memory: a run and its ledger take about 100 MB. */
  private static final int MAX_RUNS_AT_ONCE = 4;

  private Proving() {}

  static int run(
      List<String> given,
      Map<String, String> environment,
      Path home,
      PrintStream out,
      PrintStream err) {
    try {
      ProveArguments arguments = ProveArguments.parse(given);
      boolean shared = !environment.getOrDefault("REEV_LEDGER_URL", "").isBlank();
      // Runs on a shared ledger would affect each other.
      int parallel =
          shared ? 1 : Math.min(MAX_RUNS_AT_ONCE, Runtime.getRuntime().availableProcessors());
      try (SolutionRuns runs = new SolutionRuns(environment, home)) {
        return new ProveCommand(runs, Proving::score, parallel, out, err)
            .run(
                new ProveCommand.Order(
                    arguments.paths(), shared, arguments.json(), arguments.verbose()));
      }
    } catch (UsageException e) {
      err.println("reev-runner: " + e.getMessage() + " (see --help)");
      return WRONG_USAGE;
    } catch (IOException e) {
      err.println("reev-runner: there is no place for temporary files: " + FileTrouble.withFile(e));
      return FAILED;
    }
  }

  private static Verdict score(Benchmark benchmark, RecordedRun run) {
    Score score = Scorer.score(benchmark, run.trace(), run.events());
    return new Verdict(score.score(), score.passed(), score.checks());
  }
}
