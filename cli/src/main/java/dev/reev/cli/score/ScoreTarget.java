package dev.reev.cli.score;

import dev.reev.cli.lookup.IdLookup;
import dev.reev.cli.lookup.IdLookup.Found;
import dev.reev.cli.lookup.IdPrefix;
import dev.reev.cli.run.KeptServer;
import dev.reev.stack.client.ReevServer;
import dev.reev.stack.outcome.ReevFailure;
import java.util.List;
import java.util.Optional;

/**
 * What is to be scored again.
 *
 * @param kind {@code runs}, {@code suites} or {@code benchmarks}
 */
record ScoreTarget(String kind, String id) {

  private static final List<String> KINDS = List.of("runs", "suites", "benchmarks");

  /**
   * The run, suite or benchmark that a word stands for.
   *
   * @throws ReevFailure exit code 2 when there is none
   */
  static ScoreTarget find(KeptServer kept, String word) {
    Optional<ScoreTarget> named =
        KINDS.stream()
            .map(kind -> new ScoreTarget(kind, word))
            .filter(target -> !IdPrefix.is(word) && kept.has(target.scores()))
            .findFirst();
    return named
        .or(() -> kept.ask(server -> new IdLookup(server).find(word)).map(ScoreTarget::of))
        .orElseThrow(
            () -> ReevFailure.usage("there is no run, suite or benchmark '" + word + "'."));
  }

  private static ScoreTarget of(Found found) {
    return new ScoreTarget(found.kind().word() + "s", found.id());
  }

  /** Its page on the dashboard, behind the address of the server. */
  String page() {
    return "/" + kind + "/" + ReevServer.segment(id);
  }

  /** Where its scores are, and new ones are ordered. */
  String scores() {
    return "/api/v1/" + kind + "/" + ReevServer.segment(id) + "/scores";
  }
}
