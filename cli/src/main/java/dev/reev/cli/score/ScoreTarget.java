package dev.reev.cli.score;

import dev.reev.cli.run.KeptServer;
import dev.reev.stack.client.ReevServer;
import dev.reev.stack.outcome.ReevFailure;
import java.util.List;

/**
 * What is to be scored again.
 *
 * @param kind {@code runs}, {@code suites} or {@code benchmarks}
 */
record ScoreTarget(String kind, String id) {

  private static final List<String> KINDS = List.of("runs", "suites", "benchmarks");

  /**
   * The run, suite or benchmark of this id.
   *
   * @throws ReevFailure exit code 2 when there is none
   */
  static ScoreTarget find(KeptServer kept, String id) {
    return KINDS.stream()
        .map(kind -> new ScoreTarget(kind, id))
        .filter(target -> kept.has(target.scores()))
        .findFirst()
        .orElseThrow(() -> ReevFailure.usage("there is no run, suite or benchmark '" + id + "'."));
  }

  /** Where its scores are, and new ones are ordered. */
  String scores() {
    return "/api/v1/" + kind + "/" + ReevServer.segment(id) + "/scores";
  }
}
