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
 * The target of a score command.
 *
 * @param kind {@code runs}, {@code suites} or {@code benchmarks}
 */
record ScoreTarget(String kind, String id) {

  private static final List<String> KINDS = List.of("runs", "suites", "benchmarks");

  /**
   * Finds the run, suite or benchmark that a word stands for.
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

  /** Path of its page on the server. */
  String page() {
    return "/" + kind + "/" + ReevServer.segment(id);
  }

  /** API path of its scores, to which new ones are submitted as well. */
  String scores() {
    return "/api/v1/" + kind + "/" + ReevServer.segment(id) + "/scores";
  }
}
