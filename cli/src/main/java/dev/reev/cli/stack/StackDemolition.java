package dev.reev.cli.stack;

import dev.reev.cli.outcome.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ends whatever is left of the stack of a home; touches no process it cannot prove to be its own.
 */
public final class StackDemolition {

  /** The owner gives its API 30 s and Temporal 15 s. */
  private static final Duration OWNER_GRACE = Duration.ofSeconds(50);

  /** As the owner itself would wait. */
  private static final Duration PART_GRACE = Duration.ofSeconds(30);

  private final Path home;
  private final Progress progress;
  private boolean found;

  public StackDemolition(Path home, Progress progress) {
    this.home = home;
    this.progress = progress;
  }

  /** True when nothing of the stack is alive any more. */
  public boolean run() {
    StackFile file = new StackFile(home);
    Optional<StackInfo> info = file.read();
    boolean gone = end("reev", owner(info), OWNER_GRACE);
    gone &= end("API", info.map(StackInfo::apiProcess).orElse(null), PART_GRACE);
    gone &= end("Temporal", info.map(StackInfo::temporalProcess).orElse(null), PART_GRACE);
    Optional<OwnedProcess> postmaster = EmbeddedPostmaster.of(home);
    if (postmaster.isPresent()) {
      gone &= end("PostgreSQL", postmaster.get(), PART_GRACE);
    }
    if (gone) {
      file.delete();
    }
    if (!found) {
      progress.say("nothing runs on " + home);
    }
    return gone;
  }

  /**
   * A stack that is still starting has no file yet, but it holds the lock, and only a live process
   * can.
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

  private boolean end(String name, @Nullable OwnedProcess process, Duration grace) {
    if (process == null || process.find().isEmpty()) {
      return true;
    }
    found = true;
    progress.say("stopping " + name + " (process " + process.pid() + ")");
    process.end(grace);
    boolean gone = process.find().isEmpty();
    if (!gone) {
      progress.say(name + " (process " + process.pid() + ") does not end");
    }
    return gone;
  }
}
