package dev.reev.cli.run;

import dev.reev.stack.client.ReevServer;
import dev.reev.stack.client.ServerUnreachableException;
import dev.reev.stack.outcome.Progress;
import dev.reev.stack.outcome.ReevFailure;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The followed runs of a command, at an interruption.
 *
 * @param open runs not known to have ended
 */
record FollowedRuns(ReevServer server, List<StartedRun> open, Progress progress)
    implements Interruption.Followed {

  /** A stop is TERM, a grace time and KILL of the runner; the stack waits that long for it. */
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);

  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  @Override
  public void leave() {
    String ids = open.stream().map(StartedRun::id).collect(Collectors.joining(" "));
    progress.say(
        open.size() == 1
            ? "still running; follow it with: reev follow %s; stop it with: reev stop %s"
                .formatted(ids, ids)
            : "%d runs still running; follow them with: reev follow %s; stop them with: reev stop %s"
                .formatted(open.size(), ids, ids));
  }

  /**
   * Stops the runs before the stack, which ends with this command, so that they reach a terminal
   * state.
   */
  @Override
  public void end() {
    progress.say("stopping the runs and the stack");
    long deadline = System.nanoTime() + STOP_PATIENCE.toNanos();
    open.forEach(this::stop);
    open.forEach(run -> awaitEnd(run, deadline));
  }

  private void stop(StartedRun run) {
    try {
      server.stop(run.benchmarkId(), run.id());
    } catch (ServerUnreachableException | ReevFailure e) {
      // Ended already, or the server is gone: nothing is left to stop.
    }
  }

  private void awaitEnd(StartedRun run, long deadline) {
    try {
      while (!server.status(run.benchmarkId(), run.id()).ended() && System.nanoTime() < deadline) {
        Thread.sleep(LOOK_EVERY.toMillis());
      }
    } catch (ServerUnreachableException | ReevFailure e) {
      // The server is gone, and its runs with it.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
