package dev.reev.api.dashboard.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.provenance.ProvenanceChange;
import dev.reev.api.watch.state.TickScore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScoreChartTest {

  private static final UUID BASELINE = new UUID(0, 1);
  private static final String MODEL = "model: b, before a";

  @Test
  void ticks_areDrawnFromTheOldest_withTheMeanOfTheBaselineAsAnchor() {
    List<ScoreChart> charts =
        ScoreChart.of(List.of(tick(3, BASELINE, 0.25), tick(2, BASELINE, 0.5), tick(1, null, 1)));

    assertThat(charts).hasSize(1);
    ScoreChart.Columns columns = charts.get(0).columns();
    assertThat(columns.agent()).isEqualTo("local");
    assertThat(columns.mean()).containsExactly(1.0, 0.5, 0.25);
    assertThat(columns.time()).containsExactly(1L, 2L, 3L);
    assertThat(columns.anchor()).isEqualTo(1);
  }

  @Test
  void change_isMarkedWhereItFirstAppears_andAtTheAgentThatHasIt() {
    ScoreChart.Columns columns =
        ScoreChart.of(
                List.of(
                    tick(3, BASELINE, 1, "local", MODEL),
                    tick(2, BASELINE, 1, "local", MODEL),
                    tick(1, BASELINE, 1, "other", MODEL)))
            .get(0)
            .columns();

    assertThat(columns.changes()).containsExactly(null, MODEL, null);
  }

  @Test
  void regression_isToldOfTheAgentsThatHaveIt() {
    List<TickScore> scores =
        Stream.of("local", "other")
            .map(agent -> new TickScore(agent, 0.5, null, null, 1, 1))
            .toList();
    ScoredTick worse =
        new ScoredTick(BASELINE, Instant.EPOCH, null, null, List.of("local"), List.of(), scores);

    assertThat(ScoreChart.of(List.of(worse)))
        .extracting(chart -> chart.columns().worse())
        .containsExactly(List.of(true), List.of(false));
    assertThat(ScoreChart.of(List.of())).isEmpty();
  }

  /** The suite of the first second is the baseline. */
  private static ScoredTick tick(
      int second, @Nullable UUID baseline, double mean, String... change) {
    return new ScoredTick(
        new UUID(1, second),
        Instant.ofEpochSecond(second),
        new UUID(0, second),
        baseline,
        List.of(),
        change.length == 0
            ? List.of()
            : List.of(
                new ProvenanceChange(
                    change[0], "model", List.of(), List.of("a"), List.of("b"), change[1])),
        List.of(new TickScore("local", mean, null, null, 1, 1)));
  }
}
