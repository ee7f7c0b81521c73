package dev.reev.api.score.workflow;

import dev.reev.api.benchmark.BenchmarkVersions;
import dev.reev.api.run.state.StoredRun;
import dev.reev.api.run.state.StoredRuns;
import dev.reev.api.score.state.CoveredRuns.CoveredRun;
import dev.reev.api.score.state.NewScore;
import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.BenchmarkReader;
import dev.reev.benchmarks.benchmark.InvalidBenchmarkException;
import dev.reev.benchmarks.schema.OneLine;
import dev.reev.benchmarks.session.Check;
import dev.reev.benchmarks.session.ExecutionTrace;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.SessionFile;
import dev.reev.scoring.Score;
import dev.reev.scoring.Scorer;
import dev.reev.scoring.unscored.IncompleteEvidenceException;
import dev.reev.scoring.unscored.UnusableBenchmarkException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Scores runs from their stored evidence, without agent, ledger or runner. A run that cannot be
 * scored gets a reason, never a zero.
 */
@Component
class RunScoring {

  private static final int MAX_REASON = 500;

  private static final Logger log = LoggerFactory.getLogger(RunScoring.class);

  private final StoredRuns runs;
  private final BenchmarkVersions versions;

  RunScoring(StoredRuns runs, BenchmarkVersions versions) {
    this.runs = runs;
    this.versions = versions;
  }

  /**
   * One score, or reason, for each of these runs, in their order; of the first ones only when the
   * time is up.
   *
   * @param sha256 of the text to score with; null: of each run's own
   * @param time after which no further run is begun; the first one always is
   */
  List<NewScore> score(List<CoveredRun> covered, @Nullable String sha256, Duration time) {
    long start = System.nanoTime();
    Map<String, Text> texts = new HashMap<>();
    List<NewScore> scores = new ArrayList<>();
    for (CoveredRun run : covered) {
      if (!scores.isEmpty() && System.nanoTime() - start > time.toNanos()) {
        break;
      }
      Text text =
          texts.computeIfAbsent(
              Objects.requireNonNullElse(sha256, run.benchmarkSha256()), this::text);
      scores.add(score(run, text));
    }
    return scores;
  }

  private NewScore score(CoveredRun run, Text text) {
    if (text.benchmark() == null) {
      return notScorable(run, text, text.obstacle());
    }
    // Outside of the try: a database that is away is no reason of the run, and is tried again.
    StoredRun stored = runs.find(run.id()).orElseThrow();
    try {
      return score(run, text, text.benchmark(), stored.session());
    } catch (IncompleteEvidenceException | UnusableBenchmarkException e) {
      return notScorable(run, text, String.valueOf(e.getMessage()));
    } catch (RuntimeException | StackOverflowError e) {
      // A defect, and one run that meets it must not hold up thousands.
      log.error("Run {} cannot be scored with {}", run.id(), text.sha256(), e);
      return notScorable(run, text, "the scorer failed; the server's log says how");
    }
  }

  private static NewScore score(
      CoveredRun run, Text text, Benchmark benchmark, @Nullable SessionFile session) {
    if (session == null) {
      return notScorable(run, text, "its session file is not stored");
    }
    FinalResult result = session.finalResult();
    ExecutionTrace trace = result == null ? null : result.data();
    if (trace == null) {
      return notScorable(run, text, "its runner kept no trace in the session file");
    }
    Score score = Scorer.score(benchmark, trace, session.events());
    return new NewScore(
        run.id(),
        text.sha256(),
        score.score(),
        score.passed(),
        score.checks().stream().anyMatch(Check::harm),
        score.checks(),
        null);
  }

  private static NewScore notScorable(CoveredRun run, Text text, String why) {
    return NewScore.notScorable(run.id(), text.sha256(), OneLine.of(why, MAX_REASON));
  }

  private Text text(String sha256) {
    String yaml = versions.findById(sha256).orElseThrow().yaml();
    try {
      return new Text(sha256, BenchmarkReader.read(yaml, "the benchmark").benchmark(), "");
    } catch (InvalidBenchmarkException e) {
      // It was valid once; the rules have become stricter since.
      return new Text(sha256, null, "its benchmark text is no longer valid: " + e.getMessage());
    }
  }

  /**
   * A benchmark text.
   *
   * @param benchmark null when it cannot be used
   * @param obstacle why it cannot; empty otherwise
   */
  private record Text(String sha256, @Nullable Benchmark benchmark, String obstacle) {}
}
