package dev.reev.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.statistics.Outcome.Missing;
import dev.reev.statistics.Outcome.Scored;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Tests the claims of intervals and tests on 2,000 simulated suites each.
 *
 * <p>The model: the pass probability of each benchmark is drawn from a beta distribution with
 * intraclass correlation 0.4, so benchmarks differ much; its runs pass independently with it. A run
 * that passes scores 1, one that does not scores 0, 0.25, 0.5 or 0.5625. The true value is the mean
 * over all benchmarks that could be drawn or, where the test says so, over those that were.
 */
class SimulatedSuitesTest {

  private static final int SUITES = 2_000;
  private static final double CORRELATION = 0.4;
  private static final double[] BELOW = {0, 0.25, 0.5, 0.5625};
  private static final double MEAN_BELOW = 0.328125;

  /**
   * Largest accepted share of 2,000 suites at level 0.05: two and a half standard errors above it.
   */
  private static final double LEVEL = 0.0622;

  private final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(20L);

  @Test
  void intervalsCover_thirteenBenchmarksFiveRepeats() {
    assertIntervalsCover(0.97, () -> 0.7, () -> suite("a", drawn(13, 0.7), 5, 0));
  }

  @Test
  void intervalsCover_twentyBenchmarksTwoAgentsSomeRunsMissing() {
    assertIntervalsCover(
        0.97,
        () -> 0.6,
        () -> {
          double[] chances = drawn(20, 0.6);
          return Stream.of("a", "b").flatMap(a -> suite(a, chances, 5, 0.07).stream()).toList();
        });
  }

  @Test
  void intervalsCover_runsOfOneBenchmark() {
    double[] chance = new double[1];
    assertIntervalsCover(
        0.97,
        () -> chance[0],
        () -> {
          double[] drawn = drawn(1, 0.7);
          chance[0] = drawn[0];
          return suite("a", drawn, 10, 0);
        });
  }

  /** Near 1 Wilson's interval is known to be wider than its confidence level requires. */
  @Test
  void intervalsCover_nearlyAllPass() {
    assertIntervalsCover(0.985, () -> 0.92, () -> suite("a", drawn(13, 0.92), 5, 0));
  }

  @Test
  void differenceCovers_benchmarksLikeThese() {
    double truth = -0.2 * 0.7 * (1 - MEAN_BELOW);
    assertWithin(
        0.93,
        0.97,
        share(
            () -> {
              double[] base = drawn(13, 0.7);
              // Each benchmark loses a different share: a fifth on average.
              double[] candidate = mapped(base, p -> p * (0.6 + 0.4 * random.nextDouble()));
              return compared(base, candidate, 5, null);
            },
            result -> covers(result.interval(), truth)));
  }

  @Test
  void differenceCovers_theseBenchmarks() {
    double[] truth = new double[1];
    assertWithin(
        0.93,
        0.97,
        share(
            () -> {
              double[] base = drawn(4, 0.7);
              double[] candidate = mapped(base, p -> p * (0.6 + 0.4 * random.nextDouble()));
              truth[0] = (mean(candidate) - mean(base)) * (1 - MEAN_BELOW);
              return compared(base, candidate, 10, null);
            },
            result -> covers(result.interval(), truth[0])));
  }

  @Test
  void nothingChanged_verdictIsRarelyOtherwise() {
    assertWithin(0.02, LEVEL, falseAlarms(13, 5, Scope.BENCHMARKS_LIKE_THESE));
    assertWithin(0.02, LEVEL, falseAlarms(16, 5, Scope.BENCHMARKS_LIKE_THESE));
    assertWithin(0.02, LEVEL, falseAlarms(3, 5, Scope.THESE_BENCHMARKS));
  }

  @Test
  void nothingChanged_hardlyAnyListNamesABenchmark() {
    double wrong =
        share(
            () -> {
              double[] chances = drawn(13, 0.7);
              return compared(chances, chances, 8, null);
            },
            result ->
                result.cells().stream()
                    .anyMatch(
                        cell ->
                            cell.verdict() == CellVerdict.REGRESSED
                                || cell.verdict() == CellVerdict.IMPROVED));
    assertThat(wrong).isLessThan(LEVEL);
  }

  @Test
  void aChangeBeyondTheMargin_isRarelyCalledTheSame() {
    double[] always = new double[13];
    Arrays.fill(always, 1);
    // Lost passes score about a third, hence 0.055 in the mean: just beyond the margin.
    double[] seldomNot = mapped(always, p -> 1 - 0.055 / (1 - MEAN_BELOW));
    assertThat(
            share(
                () -> compared(always, seldomNot, 5, null),
                result -> result.verdict() == Verdict.SAME))
        .isLessThan(LEVEL);
    assertThat(
            share(
                () -> compared(always, seldomNot, 20, null),
                result -> result.verdict() == Verdict.SAME))
        .isLessThan(LEVEL);
  }

  @Test
  void aFallFromSeventyToFiftyPercent_isMostlyFoundWithTenRepeats() {
    double found =
        share(
            () -> {
              double[] base = drawn(13, 0.7);
              return compared(base, mapped(base, p -> p * 5 / 7), 10, null);
            },
            result -> result.verdict() == Verdict.WORSE);
    assertThat(found).isGreaterThan(0.8);
  }

  private double falseAlarms(int benchmarks, int repeats, Scope scope) {
    return share(
        () -> {
          double[] chances = drawn(benchmarks, 0.7);
          return compared(chances, chances, repeats, scope);
        },
        result -> result.pValue() != null && result.pValue() <= 0.05);
  }

  /**
   * Asserts the coverage of both intervals.
   *
   * @param passes the true pass rate, evaluated after the suite was made
   */
  private void assertIntervalsCover(
      double most, DoubleSupplier passes, Supplier<List<ObservedRun>> suite) {
    int means = 0;
    int rates = 0;
    for (int i = 0; i < SUITES; i++) {
      Summary summary = Summary.of(suite.get(), 0.95);
      double truth = passes.getAsDouble();
      means += covers(summary.meanInterval(), truth + (1 - truth) * MEAN_BELOW) ? 1 : 0;
      rates += covers(summary.passInterval(), truth) ? 1 : 0;
    }
    assertThat((double) means / SUITES).as("mean score").isBetween(0.93, most);
    assertThat((double) rates / SUITES).as("pass rate").isBetween(0.93, most);
  }

  private ComparisonResult compared(
      double[] base, double[] candidate, int repeats, @Nullable Scope scope) {
    return Comparison.of(
        suite("a", base, repeats, 0),
        suite("a", candidate, repeats, 0),
        ComparisonSettings.DEFAULT.withScope(scope));
  }

  private static double share(
      Supplier<ComparisonResult> comparison, Predicate<ComparisonResult> hit) {
    return (double) IntStream.range(0, SUITES).filter(i -> hit.test(comparison.get())).count()
        / SUITES;
  }

  /** Draws pass probabilities for this number of benchmarks. */
  private double[] drawn(int benchmarks, double mean) {
    double spread = 1 / CORRELATION - 1;
    ContinuousDistribution.Sampler sampler =
        BetaDistribution.of(mean * spread, (1 - mean) * spread).createSampler(random);
    return sampler.samples(benchmarks).toArray();
  }

  private List<ObservedRun> suite(String agent, double[] chances, int repeats, double missing) {
    List<ObservedRun> all = new ArrayList<>();
    for (int benchmark = 0; benchmark < chances.length; benchmark++) {
      for (int repeat = 1; repeat <= repeats; repeat++) {
        Outcome outcome = random.nextDouble() < missing ? new Missing() : run(chances[benchmark]);
        all.add(new ObservedRun("b" + benchmark, agent, repeat, null, outcome));
      }
    }
    return all;
  }

  private Outcome run(double chance) {
    return random.nextDouble() < chance
        ? new Scored(1, true)
        : new Scored(BELOW[random.nextInt(BELOW.length)], false);
  }

  private static boolean covers(@Nullable Interval interval, double truth) {
    return interval != null && interval.contains(truth);
  }

  private static double[] mapped(double[] values, DoubleUnaryOperator how) {
    return Arrays.stream(values).map(how).toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static void assertWithin(double least, double most, double share) {
    assertThat(share).isBetween(least, most);
  }
}
