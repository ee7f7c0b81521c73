package dev.reev.benchmarks.control;

import dev.reev.benchmarks.agent.ControlBehavior;
import dev.reev.benchmarks.schema.ReevJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Scores of the control agents by benchmark. The controls and the embedded ledger are
 * deterministic, so a score holds until the text of the benchmark or the scorer changes.
 *
 * @param scorer that gave the scores
 * @param benchmarks by id
 */
public record ControlScores(String scorer, SortedMap<String, Measured> benchmarks) {

  private static final String RESOURCE = "/controls.json";

  /** Keeps a copy. */
  public ControlScores {
    benchmarks = new TreeMap<>(benchmarks);
  }

  /**
   * Measured scores of a benchmark.
   *
   * @param sha256 of the text that was run
   * @param scores by agent; without agents that cannot be measured without a fork of mainnet
   */
  public record Measured(String sha256, SortedMap<String, Score> scores) {

    /** Keeps a copy. */
    public Measured {
      scores = new TreeMap<>(scores);
    }
  }

  /** Score of an agent, 0 to 1, and whether the agent passed. */
  public record Score(double score, boolean passed) {}

  /**
   * Mean score of an agent over several benchmarks.
   *
   * @param title display name of the agent
   * @param benchmarks number of benchmarks with a known score, at least 1
   * @param passed number of those benchmarks that the agent passes
   * @param meanScore over the same benchmarks
   */
  public record Mean(String agent, String title, int benchmarks, int passed, double meanScore) {}

  /** Scores for the shipped benchmarks, measured by the tests of this build. */
  public static ControlScores shipped() {
    try (InputStream in = ControlScores.class.getResourceAsStream(RESOURCE)) {
      return ReevJson.MAPPER.readValue(in, ControlScores.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Mean scores of each control over these benchmarks; leaves out agents without any known score.
   *
   * @param texts id and digest of each benchmark
   */
  public List<Mean> means(Collection<Map.Entry<String, String>> texts) {
    List<Measured> known =
        texts.stream().flatMap(text -> measured(text.getKey(), text.getValue()).stream()).toList();
    List<Mean> means = new ArrayList<>();
    for (ControlBehavior control : ControlBehavior.values()) {
      List<Score> scores =
          known.stream()
              .flatMap(each -> Optional.ofNullable(each.scores().get(control.agent())).stream())
              .toList();
      if (!scores.isEmpty()) {
        means.add(mean(control, scores));
      }
    }
    return means;
  }

  private static Mean mean(ControlBehavior control, List<Score> scores) {
    return new Mean(
        control.agent(),
        control.title(),
        scores.size(),
        (int) scores.stream().filter(Score::passed).count(),
        scores.stream().mapToDouble(Score::score).average().orElseThrow());
  }

  /** Empty when the measured text of the benchmark was another one. */
  private Optional<Measured> measured(String benchmark, String sha256) {
    return Optional.ofNullable(benchmarks.get(benchmark))
        .filter(measured -> measured.sha256().equals(sha256));
  }
}
