package dev.reev.activities.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All live processes of an attempt: those with its mark in their environment (Linux), those of its
 * user id if it has one, and the descendants of its supervisor. A daemon that left the session
 * still carries the mark; one that dropped the mark still has the user id.
 */
final class RunProcesses {

  /** Seconds to wait for the effect of KILL; a process that survives them hangs in the kernel. */
  private static final int KILL_ROUNDS = 10;

  private final AttemptDirectory directory;
  private final RunUser user;
  private final Optional<ProcessHandle> supervisor;
  private final long runner;

  /**
   * Finds the processes of an attempt.
   *
   * @param supervisor empty when it is gone
   */
  RunProcesses(AttemptDirectory directory, Optional<ProcessHandle> supervisor, long runner) {
    this.directory = directory;
    this.user = RunUser.of(directory);
    this.supervisor = supervisor;
    this.runner = runner;
  }

  /**
   * Ends all of them but the supervisor, which then records the exit status and exits by itself.
   *
   * @param grace time between TERM and KILL; zero kills at once
   */
  void end(Duration grace) throws InterruptedException {
    if (!grace.isZero()) {
      Set<ProcessHandle> keepers = keepers();
      List<ProcessHandle> asked = withoutSupervisor();
      asked.removeAll(keepers);
      asked.forEach(ProcessHandle::destroy);
      awaitEnd(asked, grace);
    }
    // Killing can race with a fork, so this repeats until no process is left.
    for (int round = 0; round < KILL_ROUNDS; round++) {
      List<ProcessHandle> left = withoutSupervisor();
      if (left.isEmpty()) {
        return;
      }
      left.forEach(ProcessHandle::destroyForcibly);
      awaitEnd(left, Duration.ofSeconds(1));
    }
  }

  /** Processes of the sandbox: they end with the runner, and would kill it if they ended first. */
  private Set<ProcessHandle> keepers() {
    Set<ProcessHandle> keepers = new HashSet<>();
    Optional<ProcessHandle> next = ProcessHandle.of(runner).flatMap(ProcessHandle::parent);
    while (next.isPresent() && !next.equals(supervisor)) {
      keepers.add(next.get());
      next = next.get().parent();
    }
    return keepers;
  }

  private List<ProcessHandle> withoutSupervisor() {
    Stream<ProcessHandle> descendants = supervisor.stream().flatMap(ProcessHandle::descendants);
    Stream<ProcessHandle> marked =
        ProcessHandle.allProcesses().filter(process -> carriesMark(process) || user.owns(process));
    return Stream.concat(descendants, marked)
        .distinct()
        .filter(process -> !supervisor.equals(Optional.of(process)))
        .filter(ProcessHandle::isAlive)
        .filter(process -> !isZombie(process))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private boolean carriesMark(ProcessHandle process) {
    return ProcessMark.of(process).filter(mark -> mark.isOf(directory)).isPresent();
  }

  /**
   * Returns true for a process that has ended but was not yet reaped by its parent: nothing is left
   * to kill.
   */
  static boolean isZombie(ProcessHandle process) {
    try {
      String stat = Files.readString(proc(process, "stat"), StandardCharsets.ISO_8859_1);
      return stat.startsWith(") Z", stat.lastIndexOf(')'));
    } catch (IOException gone) {
      return false;
    }
  }

  private static Path proc(ProcessHandle process, String file) {
    return Path.of("/proc", Long.toString(process.pid()), file);
  }

  private static void awaitEnd(List<ProcessHandle> processes, Duration limit)
      throws InterruptedException {
    CompletableFuture<Void> all =
        CompletableFuture.allOf(
            processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
    try {
      all.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException stillAlive) {
      return;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
