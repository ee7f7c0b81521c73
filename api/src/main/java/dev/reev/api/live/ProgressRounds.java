package dev.reev.api.live;

import dev.reev.api.live.ProgressSource.UnavailableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Lets the collector go its rounds for as long as the server runs. */
@Component
class ProgressRounds implements SmartLifecycle {

  /** A runner's event is to be seen within a second; worker and streams need their part of it. */
  private static final long PAUSE_MS = 200;

  /** While Temporal or the database is away nobody misses progress. */
  private static final long BACKOFF_MS = 3_000;

  private static final Logger log = LoggerFactory.getLogger(ProgressRounds.class);

  private final ProgressCollector collector;
  private final ProgressSource source;
  private volatile @Nullable Thread thread;

  ProgressRounds(ProgressCollector collector, ProgressSource source) {
    this.collector = collector;
    this.source = source;
  }

  @Override
  public void start() {
    Thread started = new Thread(this::run, "progress-collector");
    started.setDaemon(true);
    thread = started;
    started.start();
  }

  @Override
  public void stop() {
    Thread running = thread;
    thread = null;
    if (running != null) {
      running.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void run() {
    boolean healthy = true;
    while (isRunning()) {
      try {
        Thread.sleep(healthy ? PAUSE_MS : BACKOFF_MS);
        healthy = round(healthy);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Returns whether all went well; must never throw, or progress would stand still for ever. */
  private boolean round(boolean wasHealthy) {
    try {
      // After a failure only: who is well is not asked how they are.
      if (!wasHealthy && !source.isReachable()) {
        return false;
      }
      collector.collect();
      return true;
    } catch (UnavailableException e) {
      log.debug("Temporal went away in the middle of a round", e);
      return false;
    } catch (RuntimeException e) {
      if (wasHealthy) {
        log.warn("Progress of running runs stands still ({}); next round later", e.toString());
      }
      return false;
    }
  }
}
