package dev.reev.benchmarks.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.agent.ControlBehavior;
import dev.reev.benchmarks.benchmark.BenchmarkFolder;
import dev.reev.benchmarks.control.ControlScores.Mean;
import dev.reev.benchmarks.control.ControlScores.Measured;
import dev.reev.benchmarks.control.ControlScores.Score;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ControlScoresTest {

  private static final ControlScores SCORES =
      new ControlScores(
          "rules/1",
          new TreeMap<>(
              Map.of(
                  "a",
                  new Measured("sha-a", new TreeMap<>(Map.of("control-nothing", score(0.5)))),
                  "b",
                  new Measured(
                      "sha-b",
                      new TreeMap<>(
                          Map.of("control-nothing", score(1), "control-echo", score(0)))))));

  @Test
  void shipped_areOfTheTextsBesideThem() throws IOException {
    Map<String, Measured> shipped = ControlScores.shipped().benchmarks();
    Map<String, String> texts = new TreeMap<>();
    BenchmarkFolder.scan(Path.of("."))
        .benchmarks()
        .forEach(file -> texts.put(file.id(), file.parsed().sha256()));
    Map<String, String> measured = new TreeMap<>();
    shipped.forEach((id, scores) -> measured.put(id, scores.sha256()));
    assertThat(measured).as("bin/write-validity measures anew").isEqualTo(texts);
    assertThat(shipped)
        .hasEntrySatisfying(
            "001-sol-transfer",
            each -> assertThat(each.scores()).containsOnlyKeys(ControlBehavior.agents()));
  }

  @Test
  void means_areOverTheTextsThatWereMeasured() {
    assertThat(SCORES.means(texts(Map.of("a", "sha-a", "b", "sha-b", "c", "sha-c"))))
        .containsExactly(
            new Mean("control-nothing", "nothing", 2, 1, 0.75),
            new Mean("control-echo", "echo", 1, 0, 0));
  }

  @Test
  void means_sayNothingOfOtherTexts() {
    assertThat(SCORES.means(texts(Map.of("a", "changed", "b", "sha-a")))).isEmpty();
  }

  private static Score score(double score) {
    return new Score(score, score == 1);
  }

  private static List<Map.Entry<String, String>> texts(Map<String, String> texts) {
    return List.copyOf(texts.entrySet());
  }
}
