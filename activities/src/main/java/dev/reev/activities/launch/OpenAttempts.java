package dev.reev.activities.launch;

import dev.reev.workflows.run.LaunchRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Finds what earlier watchers of a run left on this host: a live runner, or the files of one. */
final class OpenAttempts {

  private final RunnerLauncher launcher;

  OpenAttempts(RunnerLauncher launcher) {
    this.launcher = launcher;
  }

  /**
   * The attempt to take over instead of starting one: a live runner first (to adopt), else the
   * latest one that ended by itself, else the requested one if its runner died unseen. An older one
   * that died unseen is abandoned: its files stay as evidence, its live processes are ended, and
   * the requested attempt starts afresh.
   */
  Optional<RunnerProcess> find(LaunchRequest request) throws IOException, InterruptedException {
    Optional<RunnerProcess> ended = Optional.empty();
    for (int number = request.attempt(); number >= request.firstOpenAttempt(); number--) {
      Optional<RunnerProcess> found = attempt(request, number);
      if (found.isPresent() && found.get().isAlive()) {
        return found;
      }
      boolean usable =
          found.isPresent()
              && (number == request.attempt() || found.get().directory().exit().isPresent());
      if (ended.isEmpty() && usable) {
        ended = found;
      } else if (found.isPresent()) {
        found.get().endLeftovers();
      }
    }
    return ended;
  }

  private Optional<RunnerProcess> attempt(LaunchRequest request, int number)
      throws IOException, InterruptedException {
    AttemptDirectory directory = launcher.directory(request.executionId(), number);
    Duration timeout = request.timeout();
    Optional<AttemptDirectory.Processes> processes = directory.processes();
    if (processes.isEmpty() && directory.isJournalled()) {
      // The worker died between writing the journal and the start. A supervisor that was just
      // started writes its file within moments.
      Thread.sleep(Duration.ofSeconds(1).toMillis());
      processes = directory.processes();
    }
    return processes.map(pids -> new RunnerProcess(directory, pids, timeout));
  }
}
