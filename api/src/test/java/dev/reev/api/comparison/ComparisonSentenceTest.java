package dev.reev.api.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.statistics.Comparison;
import dev.reev.statistics.ComparisonSettings;
import dev.reev.statistics.ObservedRun;
import dev.reev.statistics.Outcome.Scored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonSentenceTest {

  private static final int BENCHMARKS = 8;
  private static final int REPEATS = 8;

  @Test
  void worse_saysByHowMuchWhereAndAtWhatPrice() {
    String sentence = sentence(side("a", 1, 0.31, 2200L), side("b", 0.5, 0.12, 4100L));

    assertThat(sentence)
        .isEqualTo(
            "b is worse than a: 0.500 against 1.000 on 8 benchmarks (p = 0.008); worse on b-0,"
                + " b-1, b-2 and 5 more; $0.12 against $0.31 and 4.1 s against 2.2 s a run.");
  }

  @Test
  void better_andWithoutCost_saysNothingOfIt() {
    assertThat(sentence(side("a", 0.5, null, 1000L), side("b", 1, 0.5, 1000L)))
        .startsWith("b is better than a: 1.000 against 0.500")
        .contains("better on b-0, b-1")
        .endsWith("; 1.0 s against 1.0 s a run.");
  }

  @Test
  void same_saysSo() {
    assertThat(sentence(side("a", 1, null, null), side("b", 1, null, null)))
        .isEqualTo("b is as good as a: 1.000 against 1.000 on 8 benchmarks (p = 1.000).");
  }

  @Test
  void nothingInCommon_isSaid() {
    Side nobody =
        new Side(null, null, Window.of("b"), List.of(), Map.of(), false, ScoreChoice.FIRST, none());

    assertThat(sentence(side("a", 1, null, null), nobody))
        .isEqualTo("b and a have no benchmark with a result of both.");
  }

  @Test
  void versionsOfAPrompt_areNamed() {
    assertThat(
            sentence(
                side(new Window("bot", "v1", null, null), 1, null, null),
                side(new Window("bot", "v2", null, null), 0, null, null)))
        .startsWith("bot with prompt v2 is worse than bot with prompt v1:");
  }

  private static String sentence(Side base, Side candidate) {
    ComparisonSettings settings = ComparisonSettings.DEFAULT;
    return ComparisonView.of(
            Comparison.of(base.observations(), candidate.observations(), settings),
            settings,
            base,
            candidate)
        .summary();
  }

  private static Side side(String agent, double score, @Nullable Double cost, @Nullable Long ms) {
    return side(Window.of(agent), score, cost, ms);
  }

  private static Side side(
      Window window, double score, @Nullable Double cost, @Nullable Long millis) {
    List<ObservedRun> runs = new ArrayList<>();
    Map<UUID, RunFigures> used = new HashMap<>();
    for (int benchmark = 0; benchmark < BENCHMARKS; benchmark++) {
      for (int repeat = 1; repeat <= REPEATS; repeat++) {
        UUID id = UUID.randomUUID();
        runs.add(
            new ObservedRun(
                "b-" + benchmark, window.agent(), repeat, id, new Scored(score, score >= 1)));
        used.put(id, new RunFigures(id, false, null, null, cost, millis));
      }
    }
    return new Side(null, null, window, runs, used, false, ScoreChoice.FIRST, none());
  }

  private static ScoredWith none() {
    return new ScoredWith(Map.of(), new TreeSet<>());
  }
}
