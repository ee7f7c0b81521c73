package dev.reev.cli.run;

import dev.reev.cli.terminal.LiveLine;
import dev.reev.stack.outcome.Progress;
import org.jspecify.annotations.Nullable;

/** Handles Ctrl-C while a command follows something. */
public final class Interruption implements AutoCloseable {

  private final RunServer target;
  private final @Nullable Thread hook;

  private Interruption(RunServer target, @Nullable Thread hook) {
    this.target = target;
    this.hook = hook;
  }

  /** Something that a command follows. */
  public interface Followed {

    /** Prints how to follow or stop it later, because the server and the work continue. */
    void leave();

    /** Ends the work, in bounded time, before the server that stops with this command. */
    void end();
  }

  /**
   * Handles signals from now on until closed.
   *
   * @param progress receives messages about it; a live line is removed first
   */
  public static Interruption arm(RunServer target, Followed followed, Progress progress) {
    if (target.own() != null) {
      target.own().onSignal(() -> answer(followed::end, progress));
      return new Interruption(target, null);
    }
    Thread hook = new Thread(() -> answer(followed::leave, progress), "interrupted");
    Runtime.getRuntime().addShutdownHook(hook);
    return new Interruption(target, hook);
  }

  /** Leaves the cursor at the beginning of a line, where the shell then writes its prompt. */
  static void answer(Runnable answer, Progress progress) {
    if (progress instanceof LiveLine line) {
      line.close();
    }
    answer.run();
  }

  @Override
  public void close() {
    if (target.own() != null) {
      target.own().onSignal(() -> {});
    }
    if (hook == null) {
      return;
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The signal came first; the hook is running.
    }
  }
}
