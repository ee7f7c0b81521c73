package dev.reev.activities.launch;

import dev.reev.workflows.run.LaunchProgress;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A runner at work and who looks at what it leaves. After a look that hangs nobody looks any more:
 * stop and deadline hold all the same.
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

  /** As the last look found it; the same object as before when nothing is new. */
  LaunchProgress progress() {
    return progress;
  }

  /** BoundedLooks once. Returns whether the runner takes more of the disk than it may. */
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
