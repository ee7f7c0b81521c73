package dev.reev.cli.suite;

import dev.reev.cli.run.Interruption;
import dev.reev.stack.client.ServerUnreachableException;
import dev.reev.stack.outcome.Pause;
import dev.reev.stack.outcome.Progress;
import dev.reev.stack.outcome.ReevFailure;
import java.time.Duration;

/** The followed suite of a command, at an interruption. */
record FollowedSuite(SuiteServer suites, String id, Progress progress)
    implements Interruption.Followed {

  /** Each run gets TERM, a grace time and KILL, several at a time. */
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  @Override
  public void leave() {
    progress.say(
        "still running; follow it with: reev follow %s; stop it with: reev stop %s"
            .formatted(id, id));
  }

  /**
   * Stops the suite before the stack, which ends with this command, so that it reaches a terminal
   * state.
   */
  @Override
  public void end() {
    progress.say("cancelling the suite, then taking its stack down");
    try {
      suites.move(id, "cancel");
      long deadline = System.nanoTime() + STOP_PATIENCE.toNanos();
      while (!suites.status(id).ended() && System.nanoTime() < deadline) {
        Pause.awaiting("the server", LOOK_EVERY);
      }
    } catch (ServerUnreachableException | ReevFailure e) {
      // Ended already, or the server is gone: nothing is left to cancel.
    }
  }
}
