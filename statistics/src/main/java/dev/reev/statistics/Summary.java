package dev.reev.statistics;

import dev.reev.statistics.Outcome.AgentBroke;
import dev.reev.statistics.Outcome.Skipped;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of a set of runs. Every benchmark weighs the same, however many of its runs have a
 * result, and within a benchmark every run. Null where there are no data. Formulas, sources and the
 * claim of each interval: docs/statistics.md.
 *
 * @param coverage runs with a score
 * @param broke runs whose agent broke: no score, not passed
 * @param skipped runs that cannot be made here
 * @param unit what the intervals count as independent draws
 * @param meanInterval of the mean score: cluster bootstrap
 * @param passInterval of the pass rate: Wilson
 * @param passAtK by k: chance that at least one of k runs passes; for each k that every cell has
 *     enough runs for
 * @param passHatK by k: chance that all of k runs pass
 * @param flakiness chance that two runs of one agent on one benchmark differ in whether they pass,
 *     0 to 0.5 in the long run; null without a cell of two runs
 */
public record Summary(
    Coverage coverage,
    int broke,
    int skipped,
    Unit unit,
    @Nullable Double meanScore,
    @Nullable Interval meanInterval,
    @Nullable Double passRate,
    @Nullable Interval passInterval,
    SortedMap<Integer, Double> passAtK,
    SortedMap<Integer, Double> passHatK,
    @Nullable Double flakiness) {

  /**
   * Independent draws of the intervals, which determine the population that they make a statement
   * about.
   */
  public enum Unit {
    /** Other benchmarks like these. */
    BENCHMARK,
    /** Other runs of this one benchmark. */
    RUN
  }

  /** Summarizes any set of runs: a suite, one of its agents, a benchmark, a cell. */
  public static Summary of(Collection<ObservedRun> observations, double confidence) {
    Confidence.check(confidence);
    Sample scores = Sample.of(observations, Measure.SCORE);
    Sample passes = Sample.of(observations, Measure.PASS);
    List<Tally> tallies = Tally.ofCells(observations);
    return new Summary(
        Coverage.of(observations, Measure.SCORE),
        count(observations, AgentBroke.class),
        count(observations, Skipped.class),
        passes.unit(),
        scores.mean(),
        MeanInterval.of(scores, confidence),
        passes.mean(),
        PassRateInterval.of(passes, confidence),
        PassK.of(tallies, PassK::atLeastOne),
        PassK.of(tallies, PassK::all),
        Tally.flakiness(tallies));
  }

  private static int count(Collection<ObservedRun> observations, Class<? extends Outcome> kind) {
    return (int) observations.stream().filter(o -> kind.isInstance(o.outcome())).count();
  }
}
