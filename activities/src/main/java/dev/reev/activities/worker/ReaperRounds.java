package dev.reev.activities.worker;

import dev.reev.activities.launch.AttemptRetention;
import dev.reev.activities.launch.Reaper;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks for leftovers when the worker starts, and ever again. */
final class ReaperRounds implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(ReaperRounds.class);

  private final Reaper reaper;
  private final AttemptRetention retention;
  private final Duration period;
  private volatile @Nullable ScheduledExecutorService executor;

  ReaperRounds(Reaper reaper, AttemptRetention retention, Duration period) {
    this.reaper = reaper;
    this.retention = retention;
    this.period = period;
  }

  @Override
  public void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "reaper");
              thread.setDaemon(true);
              return thread;
            });
    executor = started;
    var unused =
        started.scheduleWithFixedDelay(this::round, 0, period.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    ScheduledExecutorService running = executor;
    executor = null;
    if (running != null) {
      running.shutdownNow();
    }
  }

  @Override
  public boolean isRunning() {
    return executor != null;
  }

  private void round() {
    try {
      reaper.round();
      retention.round();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      log.warn("could not look for leftovers ({}); next look later", e.toString());
    }
  }
}
