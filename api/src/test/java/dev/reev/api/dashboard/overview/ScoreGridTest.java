package dev.reev.api.dashboard.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.dashboard.overview.RecentResults.Recent;
import dev.reev.api.performance.Performance.Sum;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoreGridTest {

  @Test
  void cell_isMissingWhereThereIsNoResult() {
    ScoreGrid grid =
        grid(
            new Sum("a", "one", 2, 0, 1, 1.5),
            new Sum("a", "two", 2, 0, 0, 0.5),
            new Sum("b", "two", 1, 0, 1, 1));

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
        grid(
            IntStream.range(0, 230)
                .mapToObj(n -> new Sum("a", "b" + n, 1, 0, 1, 1))
                .toArray(Sum[]::new));

    assertThat(grid.rows()).hasSize(200);
    assertThat(grid.hidden()).isEqualTo(30);
    assertThat(grid.runs()).isEqualTo(230);
  }

  @Test
  void worst_isOfTheNewestRunsWhereThereAreSome_andOfAllRows() {
    List<Sum> sums = new ArrayList<>();
    IntStream.range(100, 330).forEach(n -> sums.add(new Sum("a", "b" + n, 1, 0, 1, 1)));
    sums.add(new Sum("a", "z-all-worse", 10, 0, 5, 4));
    sums.add(new Sum("a", "z-now-worst", 10, 0, 10, 10));
    sums.add(new Sum("b", "z-now-worst", 0, 3, 0, 0));

    ScoreGrid grid =
        ScoreGrid.of(
            sums,
            List.of(new Recent("a", "z-now-worst", 2, 2, 0, 0, List.of(0.25, 0.25))),
            agent -> false);

    assertThat(grid.worst()).containsExactly(new ScoreGrid.Worst("z-now-worst", 0.25), null);
  }

  @Test
  void controls_comeLast_andCountForNothing() {
    ScoreGrid grid =
        grid(new Sum("b", "one", 4, 0, 1, 2), new Sum("a-control", "one", 10, 0, 10, 10));

    assertThat(grid.agents()).extracting(ScoreGrid.Column::agent).containsExactly("b", "a-control");
    assertThat(grid.controls()).isEqualTo(1);
    assertThat(grid.runs()).isEqualTo(4);
    assertThat(grid.passed()).isEqualTo(1);
  }

  @Test
  void cell_hasTheNewestRunsBesideAll_andSaysWhenSomeWereLost() {
    ScoreGrid grid =
        ScoreGrid.of(
            List.of(new Sum("a", "one", 100, 0, 90, 90), new Sum("a", "two", 1, 0, 1, 1)),
            List.of(new Recent("a", "one", 5, 4, 0, 1, List.of(1.0, 0.5, 0.0, 0.0))),
            agent -> false);

    ScoreGrid.Cell cell = Objects.requireNonNull(grid.rows().get(0).cells().get(0));
    assertThat(cell.all().mean()).isEqualTo(0.9);
    assertThat(cell.mean()).isEqualTo(0.375);
    assertThat(cell.line().path()).startsWith("M1.0 1.0");
    assertThat(Objects.requireNonNull(cell.recent()).isPart()).isTrue();
    ScoreGrid.Cell forgotten = Objects.requireNonNull(grid.rows().get(1).cells().get(0));
    assertThat(forgotten.mean()).isNull();
    assertThat(forgotten.line().path()).isEmpty();
  }

  private static ScoreGrid grid(Sum... sums) {
    return ScoreGrid.of(List.of(sums), List.of(), agent -> agent.endsWith("-control"));
  }
}
