package dev.reev.api.dashboard.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.performance.Performance.Sum;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoreGridTest {

  @Test
  void cell_isMissingWhereThereIsNoResult() {
    ScoreGrid grid =
        ScoreGrid.of(
            List.of(
                new Sum("a", "one", 2, 0, 1, 1.5),
                new Sum("a", "two", 2, 0, 0, 0.5),
                new Sum("b", "two", 1, 0, 1, 1)));

    assertThat(grid.agents()).extracting(ScoreGrid.Column::agent).containsExactly("a", "b");
    assertThat(grid.agents().get(0).mean()).isEqualTo(0.5);
    assertThat(grid.rows()).extracting(ScoreGrid.Row::benchmark).containsExactly("one", "two");
    assertThat(grid.rows().get(0).cells().get(1)).isNull();
    assertThat(grid.runs()).isEqualTo(5);
    assertThat(grid.passed()).isEqualTo(2);
  }

  @Test
  void rows_haveALimit() {
    ScoreGrid grid =
        ScoreGrid.of(
            IntStream.range(0, 230).mapToObj(n -> new Sum("a", "b" + n, 1, 0, 1, 1)).toList());

    assertThat(grid.rows()).hasSize(200);
    assertThat(grid.hidden()).isEqualTo(30);
    assertThat(grid.runs()).isEqualTo(230);
  }
}
