package dev.reev.activities.launch;

import dev.reev.workflows.run.Evidence;
import dev.reev.workflows.run.LaunchReport;
import dev.reev.workflows.run.RunnerEnd;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A runner with its supervisor, started by this worker or an earlier one. */
final class RunnerProcess {

  /** A shell reports death by signal n as status 128 + n. */
  private static final int SIGNAL_BASE = 128;

  /** The supervisor needs a moment from the runner's end to writing the exit file. */
  private static final Duration EXIT_FILE_TIMEOUT = Duration.ofSeconds(5);

  /** Resolution of file times, which is coarse on some systems. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

  private final AttemptDirectory directory;
  private final AttemptDirectory.Processes processes;
  private final Duration timeout;

  RunnerProcess(
      AttemptDirectory directory, AttemptDirectory.Processes processes, Duration timeout) {
    this.directory = directory;
    this.processes = processes;
    this.timeout = timeout;
  }

  int attempt() {
    return directory.attempt();
  }

  long pid() {
    return processes.runner();
  }

  Instant startedAt() {
    return processes.startedAt();
  }

  AttemptDirectory directory() {
    return directory;
  }

  /**
   * Returns true while the supervisor is alive. A process that reuses its pid is recognised by its
   * later start.
   */
  boolean isAlive() {
    return supervisor().isPresent();
  }

  /** Waits until the supervisor has ended, at most {@code limit}. */
  boolean awaitEnd(Duration limit) throws InterruptedException {
    Optional<ProcessHandle> supervisor = supervisor();
    if (supervisor.isEmpty()) {
      return true;
    }
    try {
      supervisor.get().onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException stillAlive) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isOverdue(Instant now) {
    return now.isAfter(startedAt().plus(timeout));
  }

  /** Time left until the deadline, never negative. */
  Duration timeLeft(Instant now) {
    Duration left = Duration.between(now, startedAt().plus(timeout));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /**
   * Ends the whole process tree: TERM, grace period, KILL; returns when the exit status is on disk.
   */
  void end(Duration grace) throws InterruptedException {
    all().end(grace);
    awaitEnd(EXIT_FILE_TIMEOUT);
  }

  /** Kills processes that an ended runner left behind, which would outlive their run. */
  void endLeftovers() throws InterruptedException {
    all().end(Duration.ZERO);
  }

  /**
   * Reports the end of the runner.
   *
   * @param stopped whether it was ended because its run was stopped
   */
  LaunchReport report(String host, boolean stopped, AttemptFollower follower) throws IOException {
    Optional<AttemptDirectory.Exit> exit = directory.exit();
    Instant endedAt = exit.map(AttemptDirectory.Exit::at).orElseGet(Instant::now);
    return new LaunchReport(
        directory.attempt(),
        host,
        processes.runner(),
        stopped ? RunnerEnd.STOPPED : endKind(exit),
        evidence(exit, follower),
        startedAt(),
        endedAt,
        follower.allEvents(),
        follower.output(),
        directory.readJournal().map(Journal::unconfined).orElse(null));
  }

  private RunnerEnd endKind(Optional<AttemptDirectory.Exit> exit) {
    if (directory.endedByDeadline()) {
      return RunnerEnd.DEADLINE;
    }
    return exit.map(end -> end.status() > SIGNAL_BASE ? RunnerEnd.SIGNALLED : RunnerEnd.EXITED)
        .orElse(RunnerEnd.VANISHED);
  }

  private static Evidence evidence(Optional<AttemptDirectory.Exit> exit, AttemptFollower follower)
      throws IOException {
    Optional<Integer> status = exit.map(AttemptDirectory.Exit::status);
    return follower.evidence(
        status.filter(value -> value <= SIGNAL_BASE).orElse(null),
        status.filter(value -> value > SIGNAL_BASE).map(value -> value - SIGNAL_BASE).orElse(null));
  }

  private RunProcesses all() {
    return new RunProcesses(directory, supervisor(), processes.runner());
  }

  private Optional<ProcessHandle> supervisor() {
    return ProcessHandle.of(processes.supervisor())
        .filter(ProcessHandle::isAlive)
        .filter(
            handle ->
                handle
                    .info()
                    .startInstant()
                    .map(start -> start.isBefore(startedAt().plus(CLOCK_TOLERANCE)))
                    .orElse(true));
  }
}
