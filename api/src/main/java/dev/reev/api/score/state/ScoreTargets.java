package dev.reev.api.score.state;

import dev.reev.api.benchmark.BenchmarkVersions;
import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.run.state.RunProblems;
import dev.reev.api.run.state.StoredRun;
import dev.reev.api.run.state.StoredRuns;
import dev.reev.api.suite.state.StoredSuite;
import dev.reev.api.suite.state.SuiteProblems;
import dev.reev.api.suite.submit.SuiteSubmission;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Validates the target of a request: it exists, has ended and matches the benchmark text. */
@Component
public class ScoreTargets {

  private static final String TEXT = "yml_content";

  private final StoredRuns runs;
  private final SuiteSubmission suites;
  private final CoveredRuns covered;
  private final BenchmarkVersions texts;
  private final JdbcClient jdbc;

  ScoreTargets(
      StoredRuns runs,
      SuiteSubmission suites,
      CoveredRuns covered,
      BenchmarkVersions texts,
      JdbcClient jdbc) {
    this.runs = runs;
    this.suites = suites;
    this.covered = covered;
    this.texts = texts;
    this.jdbc = jdbc;
  }

  /**
   * Determines the runs that a set for this order covers.
   *
   * @param textId benchmark id of the text to score with; null without one
   * @throws dev.reev.api.problem.ProblemException 400 when the text is about another benchmark, 404
   *     when there is no such thing, 409 when it has not ended or has no score
   */
  public Checked check(ScoreTarget target, @Nullable String textId) {
    ScoreTarget narrowed;
    if (target.run() != null) {
      narrowed = run(target, target.run(), textId);
    } else if (target.suite() != null) {
      narrowed = suite(target, target.suite(), textId);
    } else {
      narrowed = benchmark(target, String.valueOf(target.benchmark()), textId);
    }
    int count = covered.count(narrowed);
    if (count == 0) {
      throw ScoreProblems.nothingToScore(
          narrowed.title()
              + (narrowed.run() == null ? " has no run with a score" : " ended without a score"));
    }
    return new Checked(narrowed, count);
  }

  /** Fails with 404 when there is no such suite or benchmark. */
  public void requireKnown(ScoreTarget target) {
    UUID suite = target.suite();
    if (suite != null) {
      var unused = known(suite);
    } else if (!texts.existsByBenchmarkId(String.valueOf(target.benchmark()))) {
      throw ScoreProblems.unknownBenchmark(String.valueOf(target.benchmark()));
    }
  }

  private StoredSuite known(UUID suite) {
    return suites.find(suite).orElseThrow(() -> SuiteProblems.unknownSuite(suite.toString()));
  }

  /** A target that can be scored again, and how many runs that are. */
  public record Checked(ScoreTarget target, int runs) {}

  private ScoreTarget run(ScoreTarget target, UUID id, @Nullable String textId) {
    StoredRun run = runs.find(id).orElseThrow(() -> RunProblems.unknownRun(id.toString()));
    requireSame(textId, run.benchmarkId(), "the run is of");
    if (!run.state().isTerminal()) {
      throw ScoreProblems.notEnded("run " + id);
    }
    return target;
  }

  private ScoreTarget suite(ScoreTarget target, UUID id, @Nullable String textId) {
    StoredSuite suite = known(id);
    if (textId != null && !hasItem(id, textId)) {
      throw ProblemExceptions.invalid(
          TEXT, "has the id '%s', of which the suite has no run".formatted(textId));
    }
    if (!suite.state().isTerminal()) {
      throw ScoreProblems.notEnded("suite " + id);
    }
    return textId == null ? target : target.only(textId);
  }

  private ScoreTarget benchmark(ScoreTarget target, String id, @Nullable String textId) {
    requireKnown(target);
    requireSame(textId, id, "asked for is");
    return target;
  }

  private static void requireSame(@Nullable String textId, String benchmark, String which) {
    if (textId != null && !textId.equals(benchmark)) {
      throw ProblemExceptions.invalid(
          TEXT, "has the id '%s' but %s '%s'".formatted(textId, which, benchmark));
    }
  }

  private boolean hasItem(UUID suite, String benchmark) {
    return jdbc.sql(
            """
            select exists (
              select from suite_item_summary
              where suite_id = ? and benchmark_id = ? and execution_id is not null)
            """)
        .params(suite, benchmark)
        .query(Boolean.class)
        .single();
  }
}
