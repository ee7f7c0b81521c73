package dev.reev.api.watch.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reev.api.suite.state.ItemOutcome;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TickScoreTest {

  /** Means 0.5 and 1; variance 0.5 of two runs: an error of sqrt(0.25 + 0) / 2. */
  @Test
  void everyBenchmark_countsTheSame_andOnlyItsRunsAreASample() {
    TickScore score =
        TickScore.of(
                List.of(
                    item("one", 0.0),
                    item("one", 1.0),
                    item("two", 1.0),
                    item("two", 1.0),
                    item("two", 1.0),
                    item("two", null)))
            .get(0);

    assertThat(score.mean()).isEqualTo(0.75);
    assertThat(score.low()).isCloseTo(0.75 - 1.959964 * 0.25, within(1e-9));
    assertThat(score.high()).isEqualTo(1);
    assertThat(score.scored()).isEqualTo(5);
    assertThat(score.runs()).isEqualTo(6);
  }

  @Test
  void oneRunOfABenchmark_tellsNothingOfItsSpread() {
    TickScore score =
        TickScore.of(List.of(item("one", 1.0), item("one", 1.0), item("two", 0.0))).get(0);

    assertThat(score.mean()).isEqualTo(0.5);
    assertThat(score.low()).isNull();
    assertThat(score.high()).isNull();
  }

  @Test
  void agentWithoutAScore_isLeftOut() {
    assertThat(TickScore.of(List.of(item("one", null)))).isEmpty();
    assertThat(TickScore.of(Stream.of("b", "a").map(agent -> item("one", agent, 1.0)).toList()))
        .extracting(TickScore::agent)
        .containsExactly("a", "b");
  }

  private static ItemOutcome item(String benchmark, @Nullable Double score) {
    return item(benchmark, "local", score);
  }

  private static ItemOutcome item(String benchmark, String agent, @Nullable Double score) {
    return new ItemOutcome(
        0, benchmark, agent, 1, null, "Completed", score, score == null ? null : true, null, null);
  }
}
