package dev.reev.activities.rounds;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Goes its round on a thread of its own, again and again, until the application stops. */
public abstract class Rounds implements SmartLifecycle {

  private final String name;
  private final Duration first;
  private final Duration pause;
  private volatile @Nullable ScheduledExecutorService executor;

  /**
   * Nothing happens before the application starts.
   *
   * @param name of the thread
   * @param first wait before the first round
   * @param pause between the end of a round and the next one
   */
  protected Rounds(String name, Duration first, Duration pause) {
    this.name = name;
    this.first = first;
    this.pause = pause;
  }

  /** Must not throw: a round that does is the last one. */
  protected abstract void round();

  /**
   * Goes a round as soon as none is under way; nothing happens while the application is stopped.
   */
  public final void wake() {
    ScheduledExecutorService running = executor;
    if (running == null) {
      return;
    }
    try {
      running.execute(this::round);
    } catch (RejectedExecutionException stopped) {
      // It was stopped just now.
      return;
    }
  }

  @Override
  public final void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
    executor = started;
    var unused =
        started.scheduleWithFixedDelay(
            this::round, first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Interrupts a round that is under way. */
  @Override
  public final void stop() {
    ScheduledExecutorService running = executor;
    executor = null;
    if (running != null) {
      running.shutdownNow();
    }
  }

  @Override
  public final boolean isRunning() {
    return executor != null;
  }
}
