package dev.reev.cli.run;

import dev.reev.stack.client.ReevServer;
import dev.reev.stack.client.ServerUnreachableException;
import dev.reev.stack.outcome.Progress;
import dev.reev.stack.outcome.ReevFailure;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Runs whose follower is interrupted.
 *
 * @param open those that have not ended, as far as is known
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

  /** The stack goes down with this command, so the runs end with a state of their own before. */
  @Override
  public void end() {
    progress.say("stopping what runs, and its stack");
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
      // The server is gone, and with it whatever ran.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
