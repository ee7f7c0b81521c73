package dev.reev.activities.launch;

import dev.reev.workflows.run.LaunchProgress;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A live runner together with the readers of its files. After a read that hangs, nothing is read
 * any more; stop and deadline still work.
 */
final class WatchedRunner {

  private static final Logger log = LoggerFactory.getLogger(WatchedRunner.class);

  private final RunnerProcess runner;
  private final AttemptFollower follower;
  private final ShownEvents events;
  private final Duration limit;
  private LaunchProgress progress;
  private boolean blind;

  WatchedRunner(
      RunnerProcess runner, AttemptFollower follower, ShownEvents events, Duration limit) {
    this.runner = runner;
    this.follower = follower;
    this.events = events;
    this.limit = limit;
    this.progress = follower.last();
  }

  RunnerProcess runner() {
    return runner;
  }

  /** Progress at the last read; the same object as before when nothing is new. */
  LaunchProgress progress() {
    return progress;
  }

  /** Reads once. Returns true when the runner exceeds its disk quota. */
  boolean look(DiskQuota quota) throws IOException, InterruptedException {
    if (blind) {
      return false;
    }
    try {
      Look seen =
          BoundedLooks.within(
              limit,
              () -> {
                LaunchProgress now = follower.look();
                events.update();
                return new Look(now, quota.isExceeded());
              });
      progress = seen.progress();
      return seen.tooLarge();
    } catch (BoundedLooks.HangingException e) {
      blind = true;
      log.warn("stopped following attempt {}: {}", runner.directory(), e.getMessage());
      return false;
    }
  }

  private record Look(LaunchProgress progress, boolean tooLarge) {}
}
