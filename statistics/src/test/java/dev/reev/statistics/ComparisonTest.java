package dev.reev.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reev.statistics.ComparisonResult.CellComparison;
import dev.reev.statistics.Outcome.AgentBroke;
import dev.reev.statistics.Outcome.Missing;
import dev.reev.statistics.Outcome.Skipped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final List<ObservedRun> ALL_PASS =
      Lots.suite("a", 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5);

  @Test
  void aClearFall_isWorse_withIntervalAndP() {
    ComparisonResult result =
        compare(
            Lots.suite("a", 5, 5, 4, 5, 4, 5, 3, 4, 5, 4, 5, 4, 3, 5),
            Lots.suite("a", 5, 2, 2, 3, 1, 3, 0, 2, 3, 1, 2, 2, 1, 4));
    assertThat(result.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(result.scope()).isEqualTo(Scope.BENCHMARKS_LIKE_THESE);
    // 13 differences with the same sign: one arrangement in 2^12.
    assertThat(result.pValue()).isEqualTo(1.0 / 4096);
    assertThat(result.difference()).isCloseTo(-30.0 / 65, within(1e-12));
    assertThat(Objects.requireNonNull(result.interval()).high()).isNegative();
    assertThat(result.pairs()).isEqualTo(13);
    assertThat(result.reason()).startsWith("difference -0.4615 (interval -0.");
  }

  @Test
  void theOtherWayRound_isBetter_withTheSameNumbers() {
    List<ObservedRun> high = Lots.suite("a", 5, 5, 4, 5, 4, 5, 3, 4, 5, 4, 5, 4, 3, 5);
    List<ObservedRun> low = Lots.suite("a", 5, 2, 2, 3, 1, 3, 0, 2, 3, 1, 2, 2, 1, 4);
    ComparisonResult up = compare(low, high);
    ComparisonResult down = compare(high, low);
    assertThat(up.verdict()).isEqualTo(Verdict.BETTER);
    assertThat(up.pValue()).isEqualTo(down.pValue());
    assertThat(up.difference())
        .isCloseTo(-Objects.requireNonNull(down.difference()), within(1e-12));
  }

  @Test
  void chanceCouldHaveDoneIt_isIndecisive() {
    ComparisonResult result =
        compare(
            Lots.suite("a", 5, 5, 4, 5, 4, 5, 3, 4, 5, 4, 5, 4, 3, 5),
            Lots.suite("a", 5, 4, 5, 5, 4, 4, 4, 4, 5, 3, 5, 4, 4, 5));
    assertThat(result.verdict()).isEqualTo(Verdict.INDECISIVE);
    assertThat(result.reason()).contains("chance could have made this difference");
  }

  @Test
  void nothingDiffers_isSame_onlyWithRunsEnoughToShowIt() {
    assertThat(compare(ALL_PASS, ALL_PASS).verdict()).isEqualTo(Verdict.SAME);
    List<ObservedRun> once = Lots.suite("a", 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    ComparisonResult few = compare(once, once);
    assertThat(few.verdict()).isEqualTo(Verdict.INDECISIVE);
    // 1 - 0.05^(1/13)
    assertThat(Objects.requireNonNull(few.interval()).high()).isCloseTo(0.205817, within(1e-6));
  }

  @Test
  void aChangeThatHardlyShows_isNotSame() {
    ComparisonResult result =
        compare(ALL_PASS, Lots.suite("a", 5, 5, 5, 4, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5));
    // The spread of the differences alone would suffice for it: -0.049 to 0.018.
    assertThat(Objects.requireNonNull(result.interval()).within(0.05)).isTrue();
    assertThat(result.verdict()).isEqualTo(Verdict.INDECISIVE);
  }

  @Test
  void aRealDifferenceWithinTheMargin_isSame() {
    List<ObservedRun> base = new ArrayList<>();
    List<ObservedRun> candidate = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      double[] scores = new Random(i).doubles(20, 0.90, 0.95).toArray();
      base.addAll(Lots.scores("b" + i, "a", scores));
      double gain = 0.015 + i / 2000.0;
      candidate.addAll(
          Lots.scores("b" + i, "a", Arrays.stream(scores).map(s -> s + gain).toArray()));
    }
    assertThat(compare(base, candidate).verdict()).isEqualTo(Verdict.SAME);
    ComparisonSettings strict = ComparisonSettings.DEFAULT.withMargin(0);
    assertThat(Comparison.of(base, candidate, strict).verdict()).isEqualTo(Verdict.BETTER);
  }

  @Test
  void fewBenchmarks_areJudgedForThemselves() {
    ComparisonResult result =
        compare(Lots.suite("a", 20, 18, 15, 20), Lots.suite("a", 20, 9, 8, 11));
    assertThat(result.scope()).isEqualTo(Scope.THESE_BENCHMARKS);
    assertThat(result.verdict()).isEqualTo(Verdict.WORSE);
    ComparisonSettings others = ComparisonSettings.DEFAULT.withScope(Scope.BENCHMARKS_LIKE_THESE);
    ComparisonResult asked =
        Comparison.of(Lots.suite("a", 20, 18, 15, 20), Lots.suite("a", 20, 9, 8, 11), others);
    assertThat(asked.verdict()).isEqualTo(Verdict.INDECISIVE);
    assertThat(asked.reason()).contains("p could not get below 0.25");
  }

  @Test
  void belowTheCoverageFloor_isIndecisive_andSaysWhy() {
    List<ObservedRun> candidate = new ArrayList<>(Lots.suite("a", 5, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    for (int i = 9; i < 13; i++) {
      candidate.addAll(Lots.of("b%02d".formatted(i), "a", missing(5)));
    }
    ComparisonResult result = compare(ALL_PASS, candidate);
    assertThat(result.verdict()).isEqualTo(Verdict.INDECISIVE);
    assertThat(result.reason())
        .isEqualTo("candidate: only 45 of 65 runs have a result, at least 0.8 are needed");
    ComparisonSettings lower = ComparisonSettings.DEFAULT.withMinCoverage(0.6);
    assertThat(Comparison.of(ALL_PASS, candidate, lower).verdict()).isEqualTo(Verdict.WORSE);
  }

  @Test
  void missingRuns_areNeverZero() {
    List<ObservedRun> candidate =
        new ArrayList<>(Lots.suite("a", 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4));
    for (int i = 0; i < 13; i++) {
      candidate.add(new ObservedRun("b%02d".formatted(i), "a", 5, null, new Missing()));
    }
    ComparisonResult result = compare(ALL_PASS, candidate);
    assertThat(result.difference()).isZero();
    assertThat(result.candidate().coverage()).isEqualTo(new Coverage(52, 65));
  }

  @Test
  void anAgentThatBreaks_didNotPass_butHasNoScore() {
    List<ObservedRun> candidate = new ArrayList<>();
    for (int i = 0; i < 13; i++) {
      candidate.addAll(
          Lots.of("b%02d".formatted(i), "a", new AgentBroke(), new AgentBroke(), new AgentBroke()));
    }
    ComparisonResult byScore = compare(ALL_PASS, candidate);
    assertThat(byScore.verdict()).isEqualTo(Verdict.INDECISIVE);
    assertThat(byScore.candidate().broke()).isEqualTo(39);
    ComparisonResult byPass =
        Comparison.of(ALL_PASS, candidate, ComparisonSettings.DEFAULT.withMeasure(Measure.PASS));
    assertThat(byPass.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(byPass.difference()).isEqualTo(-1);
  }

  @Test
  void theReasonPointsAtAgentsThatBroke() {
    List<ObservedRun> candidate = new ArrayList<>(Lots.suite("a", 5, 5, 5, 5, 5, 5, 5, 5, 5, 5));
    for (int i = 9; i < 13; i++) {
      candidate.addAll(Lots.of("b%02d".formatted(i), "a", new AgentBroke(), new AgentBroke()));
    }
    candidate.addAll(Lots.of("b12", "a", missing(8)));
    assertThat(compare(ALL_PASS, candidate).reason())
        .endsWith("; the agent broke in 8, which the measure pass counts as not passed");
  }

  @Test
  void whatOnlyOneSideOrdered_isNamed_andNotMissing() {
    List<ObservedRun> candidate = new ArrayList<>(ALL_PASS);
    candidate.addAll(Lots.passes("new", "a", 0, 5));
    candidate.addAll(Lots.of("fork", "a", new Skipped()));
    List<ObservedRun> base = new ArrayList<>(ALL_PASS);
    base.addAll(Lots.of("fork", "a", new Skipped()));
    ComparisonResult result = compare(base, candidate);
    assertThat(result.unpaired()).containsExactly(new Cell("new", "a"));
    assertThat(result.candidate().coverage()).isEqualTo(new Coverage(65, 65));
    assertThat(result.verdict()).isEqualTo(Verdict.SAME);
  }

  @Test
  void nothingInCommon_isIndecisive() {
    ComparisonResult result = compare(List.of(), ALL_PASS);
    assertThat(result.verdict()).isEqualTo(Verdict.INDECISIVE);
    assertThat(result.reason()).isEqualTo("no benchmark has a result on both sides");
    assertThat(result.difference()).isNull();
    assertThat(result.pValue()).isNull();
    assertThat(result.cells()).isEmpty();
  }

  @Test
  void twoAgents_areComparedPerBenchmark() {
    ComparisonResult result =
        compare(ALL_PASS, Lots.suite("b", 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5));
    assertThat(result.pairs()).isEqualTo(13);
    assertThat(result.cells().get(0).benchmark()).isEqualTo("b00");
    assertThat(result.cells().get(0).agent()).isNull();
  }

  @Test
  void severalAgents_areComparedEachWithItself_andABenchmarkCountsOnce() {
    List<ObservedRun> base = new ArrayList<>(Lots.passes("x", "a", 4, 4));
    base.addAll(Lots.passes("x", "b", 4, 4));
    base.addAll(Lots.passes("y", "a", 4, 4));
    List<ObservedRun> candidate = new ArrayList<>(Lots.passes("x", "a", 2, 4));
    candidate.addAll(Lots.passes("x", "b", 0, 4));
    candidate.addAll(Lots.passes("y", "a", 4, 4));
    ComparisonResult result = compare(base, candidate);
    assertThat(result.pairs()).isEqualTo(3);
    assertThat(result.benchmarks()).isEqualTo(2);
    // ((-0.5 - 1) / 2 + 0) / 2
    assertThat(result.difference()).isCloseTo(-0.375, within(1e-12));
  }

  @Test
  void oneBrokenBenchmark_isNamed_amongManyThatAlwaysPass() {
    ComparisonResult result =
        compare(ALL_PASS, Lots.suite("a", 5, 5, 5, 5, 0, 5, 5, 5, 5, 5, 5, 5, 5, 5));
    CellComparison first = result.cells().get(0);
    assertThat(first.benchmark()).isEqualTo("b03");
    assertThat(first.verdict()).isEqualTo(CellVerdict.REGRESSED);
    // 2 of the C(10,5) = 252 ways to assign ten runs.
    assertThat(first.pValue()).isEqualTo(2.0 / 252);
    assertThat(first.pAdjusted()).isEqualTo(2.0 / 252);
    assertThat(result.cells().get(1).verdict()).isEqualTo(CellVerdict.INDECISIVE);
    assertThat(result.cells().get(1).pAdjusted()).isEqualTo(1);
  }

  @Test
  void theOrderOfObservations_changesNoDigit() {
    List<ObservedRun> base =
        Lots.suite("a", 9, 8, 7, 9, 6, 3, 5, 8, 9, 1, 2, 4, 7, 5, 6, 8, 9, 9, 3);
    List<ObservedRun> candidate =
        Lots.suite("a", 9, 7, 7, 8, 6, 4, 3, 8, 7, 1, 2, 2, 6, 5, 6, 9, 9, 8, 4);
    ComparisonResult first = compare(base, candidate);
    List<ObservedRun> shuffled = new ArrayList<>(base);
    Collections.shuffle(shuffled, new Random(1));
    ComparisonResult second = compare(shuffled, candidate);
    assertThat(second.pValue()).isEqualTo(first.pValue());
    assertThat(second.interval()).isEqualTo(first.interval());
    assertThat(second.cells().stream().map(CellComparison::pAdjusted).toList())
        .isEqualTo(first.cells().stream().map(CellComparison::pAdjusted).toList());
  }

  private static ComparisonResult compare(List<ObservedRun> base, List<ObservedRun> candidate) {
    return Comparison.of(base, candidate, ComparisonSettings.DEFAULT);
  }

  private static Outcome[] missing(int number) {
    return Collections.nCopies(number, new Missing()).toArray(Outcome[]::new);
  }
}
