package dev.reev.api.live;

import dev.reev.api.live.ProgressSource.UnavailableException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets the collector collect for as long as the server runs. */
@Component
class ProgressPoller {

  /** A runner's event is to be seen within a second; worker and streams need their part of it. */
  private static final long PAUSE_MS = 200;

  /** Pause while Temporal or the database is away. */
  private static final Duration BACKOFF = Duration.ofSeconds(3);

  private static final Logger log = LoggerFactory.getLogger(ProgressPoller.class);

  private final ProgressCollector collector;
  private final ProgressSource source;
  private boolean healthy = true;
  private long lastPoll;

  ProgressPoller(ProgressCollector collector, ProgressSource source) {
    this.collector = collector;
    this.source = source;
  }

  @Scheduled(initialDelay = PAUSE_MS, fixedDelay = PAUSE_MS)
  void poll() {
    if (!healthy && System.nanoTime() - lastPoll < BACKOFF.toNanos()) {
      return;
    }
    healthy = collect(healthy);
    lastPoll = System.nanoTime();
  }

  /** Returns whether all went well. */
  private boolean collect(boolean wasHealthy) {
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
