package dev.reev.statistics;

import dev.reev.statistics.ComparisonResult.Side;
import dev.reev.statistics.Outcome.AgentBroke;
import dev.reev.statistics.Pairing.Pair;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tests whether the candidate is better than the base. Paired by benchmark and agent; every
 * benchmark weighs the same, however many of its runs have a result. The same observations give the
 * same result, to the last digit. Formulas and sources: docs/statistics.md.
 */
public final class Comparison {

  private Comparison() {}

  /**
   * Compares two sets of runs.
   *
   * @param base runs of the baseline; may be empty
   * @param candidate runs under test; may be empty
   */
  public static ComparisonResult of(
      List<ObservedRun> base, List<ObservedRun> candidate, ComparisonSettings settings) {
    Pairing pairing = Pairing.of(base, candidate);
    List<CellSample> samples = pairing.samples(settings.measure());
    double[] differences = byBenchmark(samples);
    Scope scope = scope(settings, differences.length);
    Interval interval = interval(scope, samples, differences, settings.confidence());
    Evidence evidence =
        new Evidence(
            side(pairing, Pair::base, mean(samples, CellSample::baseMean), settings),
            side(pairing, Pair::candidate, mean(samples, CellSample::candidateMean), settings),
            mean(samples, CellSample::difference),
            interval,
            scope == Scope.THESE_BENCHMARKS
                ? RelabelTest.of(samples)
                : SignFlipTest.of(differences),
            DifferenceInterval.negligible(interval, samples, settings));
    Judgement judgement = Judgement.of(evidence, settings);
    return new ComparisonResult(
        judgement.verdict(),
        judgement.reason(),
        scope,
        evidence.base(),
        evidence.candidate(),
        evidence.difference(),
        evidence.interval(),
        samples.isEmpty() ? null : evidence.test().value(),
        samples.size(),
        differences.length,
        CellComparisons.of(pairing.shared(), settings),
        pairing.unpaired());
  }

  /**
   * With too few benchmarks for a verdict about others like them, there may still be one about
   * these.
   */
  private static Scope scope(ComparisonSettings settings, int benchmarks) {
    if (settings.scope() != null) {
      return settings.scope();
    }
    return SignFlipTest.smallest(benchmarks) <= settings.alpha()
        ? Scope.BENCHMARKS_LIKE_THESE
        : Scope.THESE_BENCHMARKS;
  }

  private static @Nullable Interval interval(
      Scope scope, List<CellSample> samples, double[] differences, double confidence) {
    if (samples.isEmpty()) {
      return null;
    }
    return scope == Scope.THESE_BENCHMARKS
        ? DifferenceInterval.withinCells(samples, confidence)
        : DifferenceInterval.acrossBenchmarks(differences, samples, confidence);
  }

  private static Side side(
      Pairing pairing,
      Function<Pair, List<ObservedRun>> which,
      @Nullable Double mean,
      ComparisonSettings settings) {
    List<ObservedRun> all =
        pairing.shared().stream().map(which).flatMap(Collection::stream).toList();
    long broke = all.stream().filter(o -> o.outcome() instanceof AgentBroke).count();
    return new Side(Coverage.of(all, settings.measure()), (int) broke, mean);
  }

  private static @Nullable Double mean(
      List<CellSample> samples, ToDoubleFunction<CellSample> value) {
    return samples.isEmpty()
        ? null
        : samples.stream().mapToDouble(s -> s.weight() * value.applyAsDouble(s)).sum();
  }

  /** Difference of each benchmark: the mean over its cells. */
  private static double[] byBenchmark(List<CellSample> samples) {
    return samples.stream()
        .collect(
            Collectors.groupingBy(
                CellSample::benchmark,
                TreeMap::new,
                Collectors.averagingDouble(CellSample::difference)))
        .values()
        .stream()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }
}
