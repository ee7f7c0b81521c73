package dev.reev.stack;

import dev.reev.stack.database.EmbeddedPostmaster;
import dev.reev.stack.home.StackFile;
import dev.reev.stack.home.StackInfo;
import dev.reev.stack.home.StackLock;
import dev.reev.stack.outcome.Progress;
import dev.reev.stack.process.OwnedProcess;
import dev.reev.stack.setting.StackKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ends the remaining processes of a home's stack; touches no process that it cannot prove to belong
 * to it.
 */
public final class StackCleanup {

  /** The owner gives its API 30 s and Temporal 15 s. */
  private static final Duration OWNER_GRACE = Duration.ofSeconds(50);

  /** The same time that the owner itself gives. */
  private static final Duration PART_GRACE = Duration.ofSeconds(30);

  /** An API that notices the end of its owner still finishes its current work. */
  private static final Duration PREDECESSOR_PATIENCE = Duration.ofSeconds(60);

  private final Path home;
  private final Progress progress;
  private final List<Part> parts = new ArrayList<>();

  public StackCleanup(Path home, Progress progress) {
    this.home = home;
    this.progress = progress;
  }

  /**
   * A process of the stack that was alive.
   *
   * @param part reev, API, Temporal or PostgreSQL
   * @param ended false when it does not end
   */
  public record Part(String part, long pid, boolean ended) {}

  /** Ends the live processes and returns them. */
  public List<Part> run() {
    StackFile file = new StackFile(home);
    Optional<StackInfo> info = file.read();
    end("reev", owner(info), OWNER_GRACE);
    end("API", info.map(StackInfo::apiProcess).orElse(null), PART_GRACE);
    end("Temporal", info.map(StackInfo::temporalProcess).orElse(null), PART_GRACE);
    end("PostgreSQL", EmbeddedPostmaster.of(home).orElse(null), PART_GRACE);
    if (parts.stream().allMatch(Part::ended)) {
      file.delete();
    }
    if (parts.isEmpty()) {
      progress.say("nothing runs on " + home);
    }
    return List.copyOf(parts);
  }

  /**
   * A stack that is still starting has no file yet, but it holds the lock, which only a live
   * process can.
   */
  private @Nullable OwnedProcess owner(Optional<StackInfo> info) {
    if (info.isPresent()) {
      return info.get().owner();
    }
    if (!java.nio.file.Files.isDirectory(home)) {
      return null;
    }
    Optional<StackLock> free = StackLock.tryAcquire(home, StackKind.UP);
    if (free.isPresent()) {
      free.get().close();
      return null;
    }
    return StackLock.holder(home)
        .flatMap(holder -> ProcessHandle.of(holder.pid()))
        .map(OwnedProcess::of)
        .orElse(null);
  }

  private void end(String name, @Nullable OwnedProcess process, Duration grace) {
    if (process == null || process.find().isEmpty()) {
      return;
    }
    progress.say("stopping " + name + " (process " + process.pid() + ")");
    process.end(grace);
    boolean ended = process.find().isEmpty();
    if (!ended) {
      progress.say(name + " (process " + process.pid() + ") does not end");
    }
    parts.add(new Part(name, process.pid(), ended));
  }

  /**
   * Waits until no process is left of a stack whose owner was killed; its processes end by
   * themselves once they notice. The caller must hold the lock of the home.
   */
  static void awaitPredecessor(StackFile file, Progress progress) {
    file.read()
        .ifPresent(
            info -> {
              List<OwnedProcess> processes = new ArrayList<>();
              processes.add(info.apiProcess());
              if (info.temporalProcess() != null) {
                processes.add(info.temporalProcess());
              }
              for (OwnedProcess process : processes) {
                if (process.find().isPresent()) {
                  progress.say(
                      "waiting for process %d of the stack before (up to %d s)"
                          .formatted(process.pid(), PREDECESSOR_PATIENCE.toSeconds()));
                  if (!process.endsWithin(PREDECESSOR_PATIENCE)) {
                    process.end(PART_GRACE);
                  }
                }
              }
              file.delete();
            });
  }
}
