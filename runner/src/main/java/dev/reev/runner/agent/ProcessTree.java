package dev.reev.runner.agent;

import dev.reev.sandbox.ProcessEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A process and all its descendants. Those whose parent has ended are found by an environment
 * variable that no other process has; that works on Linux only.
 */
final class ProcessTree {

  /** A killed process is gone within milliseconds, unless it hangs in the kernel. */
  private static final Duration KILLED = Duration.ofMillis(500);

  private final ProcessHandle root;
  private final @Nullable String home;

  /**
   * Creates the tree below a root process.
   *
   * @param home the HOME of each of its processes, a folder that no other process lives in; null
   *     when the root is a bwrap: no process leaves its PID namespace, and the end of bwrap itself
   *     would look like that of the agent
   */
  ProcessTree(ProcessHandle root, @Nullable String home) {
    this.root = root;
    this.home = home;
  }

  /** Sends TERM to all, and kills those that are alive after the grace time. */
  void end(Duration grace) {
    Deadline deadline = Deadline.in(grace);
    Set<ProcessHandle> members = members();
    members.stream()
        .filter(member -> home != null || !member.equals(root))
        .forEach(ProcessHandle::destroy);
    members.forEach(member -> await(member, deadline));
    Set<ProcessHandle> killed = kill();
    Deadline gone = Deadline.in(KILLED);
    killed.forEach(member -> await(member, gone));
  }

  /** Kills all at once, without waiting; returns the killed processes. */
  Set<ProcessHandle> kill() {
    Set<ProcessHandle> members = members();
    members.forEach(ProcessHandle::destroyForcibly);
    return members;
  }

  private Set<ProcessHandle> members() {
    Set<ProcessHandle> members = new HashSet<>();
    members.add(root);
    root.descendants().forEach(members::add);
    if (home != null) {
      try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
        all.filter(process -> home.equals(ProcessEnvironment.of(process).get("HOME")))
            .forEach(members::add);
      }
    }
    members.removeIf(member -> !member.isAlive());
    return members;
  }

  /**
   * Anonymous memory of all processes in bytes, as far as the kernel reports it. Pages shared by a
   * fork count for each process, so this may be too much.
   */
  long memory() {
    return sum(ProcessTree::resident);
  }

  /** Like {@link #memory}, but counts shared pages once; the kernel takes far longer for it. */
  long exactMemory() {
    return sum(ProcessTree::proportional);
  }

  /** Does not search by the home: that reads the environment of each process of the machine. */
  private long sum(ToLongFunction<ProcessHandle> kibibytes) {
    return Stream.concat(Stream.of(root), root.descendants()).mapToLong(kibibytes).sum() * 1024;
  }

  private static long resident(ProcessHandle process) {
    return kibibytes(process, "status", "RssAnon:") + kibibytes(process, "status", "RssShmem:");
  }

  /** A process can make this file unreadable for us (PR_SET_DUMPABLE); it gains nothing by that. */
  private static long proportional(ProcessHandle process) {
    long shares =
        kibibytes(process, "smaps_rollup", "Pss_Anon:")
            + kibibytes(process, "smaps_rollup", "Pss_Shmem:");
    return shares == 0 ? resident(process) : shares;
  }

  private static long kibibytes(ProcessHandle process, String file, String line) {
    try (Stream<String> lines =
        Files.lines(Path.of("/proc/" + process.pid() + "/" + file), StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(text -> text.startsWith(line))
          .mapToLong(text -> Long.parseLong(text.replaceAll("\\D", "")))
          .sum();
    } catch (IOException | UncheckedIOException gone) {
      return 0;
    }
  }

  private static void await(ProcessHandle process, Deadline deadline) {
    try {
      process.onExit().get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // It is killed next.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
