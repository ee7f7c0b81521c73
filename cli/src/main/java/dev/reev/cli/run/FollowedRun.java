package dev.reev.cli.run;

import dev.reev.stack.client.ReevServer;
import dev.reev.stack.client.ServerUnreachableException;
import dev.reev.stack.outcome.Progress;
import dev.reev.stack.outcome.ReevFailure;
import java.time.Duration;

/** A run whose follower is interrupted. */
record FollowedRun(ReevServer server, String benchmarkId, String executionId, Progress progress)
    implements Interruption.Followed {

  /** A stop is TERM, a grace time and KILL of the runner; the stack waits that long for it. */
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);

  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  @Override
  public void leave() {
    progress.say(
        "stopped following; the run continues: " + server.statusUrl(benchmarkId, executionId));
    progress.say(
        "to stop it: curl -X POST %s/api/v1/benchmarks/%s/stop/%s"
            .formatted(server.url(), benchmarkId, executionId));
  }

  /** The stack goes down with this command, so the run ends with a state of its own before. */
  @Override
  public void end() {
    progress.say("stopping the run and its stack");
    try {
      server.stop(benchmarkId, executionId);
      long deadline = System.nanoTime() + STOP_PATIENCE.toNanos();
      while (!server.status(benchmarkId, executionId).ended() && System.nanoTime() < deadline) {
        Thread.sleep(LOOK_EVERY.toMillis());
      }
    } catch (ServerUnreachableException | ReevFailure e) {
      // Ended already, or the server is gone: nothing is left to stop.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
