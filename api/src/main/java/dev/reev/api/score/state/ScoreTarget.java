package dev.reev.api.score.state;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Target of a score set: a run, the runs of a suite, or all runs of a benchmark.
 *
 * @param run null unless it is one run
 * @param suite null unless it is a suite
 * @param benchmark of a suite only the runs of this benchmark; null: all of them
 */
public record ScoreTarget(@Nullable UUID run, @Nullable UUID suite, @Nullable String benchmark) {

  public static ScoreTarget run(UUID id) {
    return new ScoreTarget(id, null, null);
  }

  public static ScoreTarget suite(UUID id) {
    return new ScoreTarget(null, id, null);
  }

  public static ScoreTarget benchmark(String id) {
    return new ScoreTarget(null, null, id);
  }

  ScoreTarget only(String id) {
    return new ScoreTarget(run, suite, id);
  }

  /** In words: {@code suite <id>, 001-sol-transfer}. */
  public String title() {
    if (run != null) {
      return "run " + run;
    }
    if (suite != null) {
      return "suite " + suite + (benchmark == null ? "" : ", " + benchmark);
    }
    return "benchmark " + benchmark;
  }
}
