package dev.reev.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.reev.statistics.Outcome.AgentBroke;
import dev.reev.statistics.Outcome.Missing;
import dev.reev.statistics.Outcome.Scored;
import dev.reev.statistics.Outcome.Skipped;
import dev.reev.statistics.Summary.Unit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SummaryTest {

  @Test
  void nothing_isNotKnown() {
    Summary summary = Summary.of(Lots.of("b", "a", new Missing(), new Skipped()), 0.95);

    assertThat(summary.coverage()).isEqualTo(new Coverage(0, 1));
    assertThat(summary.skipped()).isEqualTo(1);
    assertThat(summary.meanScore()).isNull();
    assertThat(summary.meanInterval()).isNull();
    assertThat(summary.passRate()).isNull();
    assertThat(summary.passInterval()).isNull();
    assertThat(summary.passAtK()).isEmpty();
    assertThat(summary.flakiness()).isNull();
    assertThat(Summary.of(List.of(), 0.95).coverage().fraction()).isNull();
  }

  @Test
  void missingRuns_doNotMoveTheMean_whicheverBenchmarkTheyAreOf() {
    List<ObservedRun> all = new ArrayList<>(Lots.passes("easy", "a", 5, 5));
    all.addAll(Lots.of("hard", "a", new Scored(0, false), new Missing(), new Missing()));

    Summary summary = Summary.of(all, 0.95);

    assertThat(summary.meanScore()).isEqualTo(0.5);
    assertThat(summary.coverage()).isEqualTo(new Coverage(6, 8));
  }

  @Test
  void anAgentThatBreaks_lowersThePassRate_andHasNoScore() {
    Summary summary =
        Summary.of(Lots.of("b", "a", new Scored(1, true), new AgentBroke(), new Missing()), 0.95);

    assertThat(summary.meanScore()).isEqualTo(1);
    assertThat(summary.passRate()).isEqualTo(0.5);
    assertThat(summary.broke()).isEqualTo(1);
    assertThat(summary.flakiness()).isEqualTo(1);
    assertThat(summary.passHatK().get(2)).isCloseTo(0, within(1e-12));
  }

  @Test
  void runsOfSeveralBenchmarks_areFewerThanTheySeem() {
    Summary alike = Summary.of(Lots.suite("a", 5, 5, 0, 5, 5, 0, 5, 0, 5, 5, 5), 0.95);
    Summary independent = Summary.of(Lots.passes("b", "a", 35, 50), 0.95);

    assertThat(alike.passRate()).isCloseTo(independent.passRate(), within(1e-12));
    assertThat(alike.unit()).isEqualTo(Unit.BENCHMARK);
    assertThat(independent.unit()).isEqualTo(Unit.RUN);
    assertThat(width(alike.passInterval())).isGreaterThan(1.9 * width(independent.passInterval()));
    assertThat(width(alike.meanInterval())).isGreaterThan(1.9 * width(independent.meanInterval()));
  }

  @Test
  void allPass_isNotCertainty() {
    Summary summary = Summary.of(Lots.suite("a", 5, 5, 5, 5, 5, 5, 5, 5, 5), 0.95);

    assertThat(Objects.requireNonNull(summary.meanInterval()).low()).isBetween(0.6, 0.9);
    assertThat(Objects.requireNonNull(summary.passInterval()).low()).isBetween(0.5, 0.8);
  }

  @Test
  void everyKSpeaksAboutTheSameCells() {
    List<ObservedRun> all = new ArrayList<>(Lots.passes("x", "a", 3, 12));
    all.addAll(Lots.passes("y", "a", 2, 3));

    assertThat(Summary.of(all, 0.95).passAtK()).containsOnlyKeys(1, 2, 3);
    assertThat(Summary.of(Lots.passes("x", "a", 3, 25), 0.95).passAtK())
        .containsOnlyKeys(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20);
  }

  @Test
  void theOrderOfObservations_changesNoDigit() {
    List<ObservedRun> all = Lots.suite("a", 7, 7, 3, 5, 6, 1, 7, 2);
    List<ObservedRun> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(1));

    assertThat(Summary.of(shuffled, 0.95)).isEqualTo(Summary.of(all, 0.95));
  }

  @Test
  void whatMakesNoSense_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Summary.of(List.of(), 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Scored(Double.NaN, true));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ComparisonSettings.DEFAULT.withMargin(-1));
  }

  private static double width(@Nullable Interval interval) {
    Interval known = Objects.requireNonNull(interval);
    return known.high() - known.low();
  }
}
