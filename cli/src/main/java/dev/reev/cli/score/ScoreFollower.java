package dev.reev.cli.score;

import dev.reev.cli.terminal.Figures;
import dev.reev.cli.terminal.LiveLine;
import dev.reev.stack.client.ReevServer;
import dev.reev.stack.client.RetryingCaller;
import dev.reev.stack.outcome.Pause;
import dev.reev.stack.outcome.Progress;
import java.time.Duration;

/** Follows a score set until it ends: one live line on a terminal, else a line now and then. */
final class ScoreFollower {

  /** Interval of polling one row of the database; a set of thousands takes a minute. */
  private static final Duration POLL = Duration.ofMillis(300);

  /** Interval of progress lines: lines in a pipe stay, so there are about ten of them. */
  private static final int STEP_PERCENT = 10;

  private final ReevServer server;
  private final RetryingCaller caller;
  private final Progress progress;

  ScoreFollower(ReevServer server, Progress progress) {
    this.server = server;
    this.caller = new RetryingCaller(() -> true, progress);
    this.progress = progress;
  }

  ScoreSet follow(ScoreSet ordered) {
    String said = "";
    while (true) {
      ScoreSet set =
          new ScoreSet(
              caller.answer(
                  () -> server.get(ordered.path()),
                  () ->
                      "Score set %s is not lost: it continues when the server is back (%s)."
                          .formatted(ordered.id(), server.url() + ordered.path())));
      if (progress instanceof LiveLine line) {
        line.show(Figures.bar(set.progress()) + "  " + set.line());
      } else {
        String step = set.state() + set.progress() / STEP_PERCENT;
        if (!step.equals(said)) {
          progress.say(set.line());
          said = step;
        }
      }
      if (set.ended()) {
        return set;
      }
      Pause.awaiting("the server", POLL);
    }
  }
}
