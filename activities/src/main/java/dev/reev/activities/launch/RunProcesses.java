package dev.reev.activities.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Every live process of a run: those that carry its mark in their environment (Linux), and the
 * descendants of its supervisor. A daemon that left the session still carries the mark.
 */
final class RunProcesses {

  /** A process that KILL does not end within ten seconds hangs in the kernel; waiting is no use. */
  private static final int KILL_ROUNDS = 10;

  private final byte[] mark;
  private final long supervisor;

  RunProcesses(String executionId, long supervisor) {
    this.mark =
        (RunnerEnvironment.EXECUTION_ID + "=" + executionId).getBytes(StandardCharsets.US_ASCII);
    this.supervisor = supervisor;
  }

  /**
   * Ends them all but the supervisor, which then records the exit status and ends by itself.
   *
   * @param grace time between TERM and KILL; zero kills at once
   */
  void end(Duration grace) throws InterruptedException {
    if (!grace.isZero()) {
      List<ProcessHandle> asked = withoutSupervisor();
      asked.forEach(ProcessHandle::destroy);
      awaitEnd(asked, grace);
    }
    // Killing can race with a fork, so look again until nobody is left.
    for (int round = 0; round < KILL_ROUNDS; round++) {
      List<ProcessHandle> left = withoutSupervisor();
      if (left.isEmpty()) {
        return;
      }
      left.forEach(ProcessHandle::destroyForcibly);
      awaitEnd(left, Duration.ofSeconds(1));
    }
  }

  private List<ProcessHandle> withoutSupervisor() {
    Stream<ProcessHandle> descendants =
        ProcessHandle.of(supervisor).stream().flatMap(ProcessHandle::descendants);
    Stream<ProcessHandle> marked = ProcessHandle.allProcesses().filter(this::carriesMark);
    return Stream.concat(descendants, marked)
        .distinct()
        .filter(process -> process.pid() != supervisor)
        .filter(ProcessHandle::isAlive)
        .filter(process -> !isZombie(process))
        .toList();
  }

  private boolean carriesMark(ProcessHandle process) {
    try {
      byte[] environment = Files.readAllBytes(proc(process, "environ"));
      return containsEntry(environment);
    } catch (IOException gone) {
      // Another user's process, one that has just ended, or no /proc on this system.
      return false;
    }
  }

  private boolean containsEntry(byte[] environment) {
    int start = 0;
    for (int end = 0; end <= environment.length; end++) {
      if (end == environment.length || environment[end] == 0) {
        if (end - start == mark.length
            && Arrays.equals(environment, start, end, mark, 0, mark.length)) {
          return true;
        }
        start = end + 1;
      }
    }
    return false;
  }

  /** Ended, but not yet waited for by its parent: nothing is left to kill. */
  private static boolean isZombie(ProcessHandle process) {
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
