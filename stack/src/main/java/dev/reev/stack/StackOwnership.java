package dev.reev.stack;

import dev.reev.stack.home.StackFile;
import dev.reev.stack.home.StackInfo;
import dev.reev.stack.home.StackLock;
import dev.reev.stack.home.StackLock.Holder;
import dev.reev.stack.outcome.Pause;
import dev.reev.stack.outcome.Progress;
import dev.reev.stack.outcome.ReevFailure;
import dev.reev.stack.setting.StackKind;
import dev.reev.stack.setting.StackSettings;
import java.time.Duration;
import java.util.Optional;

/** Decides which process may run the stack of a home. */
public final class StackOwnership {

  /** A stopping stack takes at most 30 s for its API and 15 s for Temporal. */
  private static final Duration STOPPING_PATIENCE = Duration.ofSeconds(60);

  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  private final StackSettings settings;
  private final Progress progress;

  public StackOwnership(StackSettings settings, Progress progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Claims the home for a shared stack. Fails with exit code 1 when another stack is live there,
   * and waits for one that is stopping.
   */
  public Stack claim() {
    settings.requireUsable();
    long deadline = System.nanoTime() + STOPPING_PATIENCE.toNanos();
    boolean told = false;
    while (true) {
      Optional<StackLock> lock = StackLock.tryAcquire(settings.home(), StackKind.UP);
      if (lock.isPresent()) {
        return Stack.on(settings, StackKind.UP, lock.get(), progress);
      }
      Optional<Holder> holder = StackLock.holder(settings.home());
      boolean stopping = holder.map(Holder::stopping).orElse(true);
      if (!stopping || System.nanoTime() > deadline) {
        throw ReevFailure.failed(inUse(holder));
      }
      if (!told) {
        progress.say("waiting for the stack before to stop (up to 60 s)");
        told = true;
      }
      Pause.awaiting("another stack", LOOK_EVERY);
    }
  }

  private String inUse(Optional<Holder> holder) {
    String pid = holder.map(found -> String.valueOf(found.pid())).orElse("unknown");
    if (holder.map(Holder::kind).orElse(StackKind.UP) == StackKind.ONE_COMMAND) {
      return "Process %s has its own stack on %s just now; wait for it or set REEV_HOME to another folder."
          .formatted(pid, settings.home());
    }
    String url = new StackFile(settings.home()).read().map(StackInfo::api).orElse("still starting");
    return "Reev is already up on %s: process %s, %s.".formatted(settings.home(), pid, url);
  }

  /** The live shared stack that another process keeps up on this home. */
  public Optional<StackInfo> shared() {
    return new StackFile(settings.home())
        .read()
        .filter(info -> info.kind() == StackKind.UP)
        .filter(StackInfo::alive);
  }

  /**
   * Claims the home for a stack of one command, after waiting for other commands on it. Empty when
   * a shared stack was started in the meantime: use {@link #shared()}.
   */
  public Optional<Stack> claimForOneCommand() {
    settings.requireUsable();
    long told = 0;
    while (shared().isEmpty()) {
      Optional<StackLock> lock = StackLock.tryAcquire(settings.home(), StackKind.ONE_COMMAND);
      if (lock.isPresent()) {
        return Optional.of(Stack.on(settings, StackKind.ONE_COMMAND, lock.get(), progress));
      }
      if (told == 0 || System.nanoTime() - told > Duration.ofSeconds(30).toNanos()) {
        told = System.nanoTime();
        progress.say(
            "waiting for process %s, which uses %s"
                .formatted(
                    StackLock.holder(settings.home())
                        .map(found -> String.valueOf(found.pid()))
                        .orElse("?"),
                    settings.home()));
      }
      Pause.awaiting("another stack", LOOK_EVERY);
    }
    return Optional.empty();
  }
}
