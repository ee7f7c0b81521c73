package dev.reev.cli.run;

import dev.reev.cli.terminal.LiveLine;
import dev.reev.stack.outcome.Progress;
import org.jspecify.annotations.Nullable;

/** What Ctrl-C means for something that is being followed. */
public final class Interruption implements AutoCloseable {

  private final RunServer target;
  private final @Nullable Thread hook;

  private Interruption(RunServer target, @Nullable Thread hook) {
    this.target = target;
    this.hook = hook;
  }

  /** Something that is being followed. */
  public interface Followed {

    /** The server stays, and this goes on: says how to see or end it. */
    void leave();

    /** The server goes down with this command: ends this before, in bounded time. */
    void end();
  }

  /**
   * From now until closed, a signal is answered.
   *
   * @param progress where lines about it are shown; a live line is taken away first
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

  /** The shell writes its prompt where this leaves the cursor: at the beginning of a line. */
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
