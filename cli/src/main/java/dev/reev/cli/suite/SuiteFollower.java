package dev.reev.cli.suite;

import dev.reev.cli.terminal.LiveLine;
import dev.reev.stack.client.RetryingCaller;
import dev.reev.stack.outcome.Pause;
import dev.reev.stack.outcome.Progress;
import java.time.Duration;

/** Follows a suite until it ends: one live line on a terminal, else a line now and then. */
final class SuiteFollower {

  /** Interval of polling: one small database read on the server; a suite takes minutes. */
  private static final Duration POLL = Duration.ofMillis(500);

  /** Interval of progress lines: lines in a pipe stay, so there are about ten of them. */
  private static final int STEP_PERCENT = 10;

  private final SuiteServer suites;
  private final RetryingCaller caller;
  private final Progress progress;

  SuiteFollower(SuiteServer suites, RetryingCaller caller, Progress progress) {
    this.suites = suites;
    this.caller = caller;
    this.progress = progress;
  }

  SuiteStatus follow(String id) {
    String said = "";
    while (true) {
      SuiteStatus status =
          caller.answer(
              () -> suites.status(id),
              () ->
                  "Suite %s is not lost: it continues when the server is back (%s)."
                      .formatted(id, suites.url(id)));
      if (progress instanceof LiveLine line) {
        line.show(status.barLine());
      } else {
        String step = status.condition() + status.progress() / STEP_PERCENT;
        if (!step.equals(said)) {
          progress.say(status.line());
          said = step;
        }
      }
      if (status.ended()) {
        return status;
      }
      Pause.awaiting("the server", POLL);
    }
  }
}
