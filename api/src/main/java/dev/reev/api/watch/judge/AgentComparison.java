package dev.reev.api.watch.judge;

import dev.reev.api.watch.judge.Finding.Loss;
import dev.reev.api.watch.judge.Finding.Outcome;
import dev.reev.statistics.Comparison;
import dev.reev.statistics.ComparisonResult;
import dev.reev.statistics.ComparisonResult.CellComparison;
import dev.reev.statistics.ComparisonResult.Side;
import dev.reev.statistics.ComparisonSettings;
import dev.reev.statistics.Measure;
import dev.reev.statistics.ObservedRun;
import dev.reev.statistics.Scope;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares the runs of one agent with earlier ones of the same benchmarks. The question is whether
 * the agent's behavior on these benchmarks has changed, so the test is the one within benchmarks
 * ({@link Scope#THESE_BENCHMARKS}); it works for a single benchmark too.
 */
final class AgentComparison {

  /** Enough to locate the loss; the comparison of the two suites lists all of them. */
  private static final int LOSSES = 10;

  private static final int RUNS = 5;

  private final ComparisonSettings settings;
  private final double minCoverage;

  AgentComparison(double minCoverage) {
    this.minCoverage = minCoverage;
    this.settings =
        ComparisonSettings.DEFAULT.withScope(Scope.THESE_BENCHMARKS).withMinCoverage(minCoverage);
  }

  /**
   * Compares the judged runs of an agent with its base runs by one measure.
   *
   * @param question the runs to compare, and the level of the test
   */
  Finding of(String agent, Measure measure, Question question) {
    ComparisonResult result =
        Comparison.of(
            only(agent, question.base()),
            only(agent, question.judged()),
            settings.withMeasure(measure));
    Side base = result.base();
    Side judged = result.candidate();
    return new Finding(
        agent,
        measure.name().toLowerCase(Locale.ROOT),
        question.against(),
        question.runs(),
        question.level(),
        base.coverage(),
        judged.coverage(),
        base.mean(),
        judged.mean(),
        result.difference(),
        result.pValue(),
        outcome(result, question.level()),
        result.cells().stream()
            .filter(AgentComparison::lost)
            .limit(LOSSES)
            .map(AgentComparison::loss)
            .toList());
  }

  private Outcome outcome(ComparisonResult result, double level) {
    Double difference = result.difference();
    Double p = result.pValue();
    if (difference == null || p == null || lacks(result.base()) || lacks(result.candidate())) {
      return Outcome.LACKING;
    }
    if (p > level || difference == 0) {
      return Outcome.UNDECIDED;
    }
    return difference < 0 ? Outcome.WORSE : Outcome.BETTER;
  }

  private boolean lacks(Side side) {
    Double covered = side.coverage().fraction();
    return covered == null || covered < minCoverage;
  }

  private static List<ObservedRun> only(String agent, List<ObservedRun> all) {
    return all.stream().filter(o -> o.agent().equals(agent)).toList();
  }

  private static boolean lost(CellComparison cell) {
    Double difference = cell.difference();
    return difference != null && difference < 0;
  }

  private static Loss loss(CellComparison cell) {
    return new Loss(
        cell.benchmark(),
        value(cell.baseMean()),
        value(cell.candidateMean()),
        value(cell.difference()),
        cell.pAdjusted(),
        runs(cell.base()),
        runs(cell.candidate()));
  }

  /** Unwraps a number; a cell with a difference has all its numbers. */
  private static double value(@Nullable Double number) {
    return Objects.requireNonNull(number);
  }

  private static List<String> runs(List<ObservedRun> observations) {
    return observations.stream()
        .map(ObservedRun::run)
        .filter(Objects::nonNull)
        .map(String::valueOf)
        .limit(RUNS)
        .toList();
  }

  /**
   * The two sides of a comparison.
   *
   * @param against name of the base runs
   * @param runs name of the runs under test
   */
  record Question(
      String against,
      List<ObservedRun> base,
      String runs,
      List<ObservedRun> judged,
      double level) {}
}
