package dev.reev.api.run;

import dev.reev.api.system.AfterCommit;
import dev.reev.api.temporal.UnavailableException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sends what is committed to the engine: starts and stops. It finds its work in the database, so
 * neither a crash nor an outage of the engine loses any.
 */
@Component
public class RunOutbox implements SmartLifecycle {

  /** Finds what another server or an earlier life of this one left; own work wakes it at once. */
  private static final long POLL_SECONDS = 2;

  /** Between attempts while engine or database are away: well below what a person waits. */
  private static final long BACKOFF_SECONDS = 3;

  /** A call to the engine ends within 5 s; the process ends anyway after that. */
  private static final long STOP_PATIENCE_MS = 6_000;

  private static final Logger log = LoggerFactory.getLogger(RunOutbox.class);

  private final OutboxDelivery delivery;
  private final RunEngine engine;
  private final List<Delivery> further;
  private final Semaphore work = new Semaphore(0);
  private volatile @Nullable Thread thread;

  RunOutbox(OutboxDelivery delivery, RunEngine engine, List<Delivery> further) {
    this.delivery = delivery;
    this.engine = engine;
    this.further = further;
  }

  /** There may be something to send. */
  public void wake() {
    AfterCommit.run(work::release);
  }

  @Override
  public void start() {
    Thread started = new Thread(this::run, "run-outbox");
    started.setDaemon(true);
    thread = started;
    started.start();
  }

  @Override
  public void stop() {
    Thread running = thread;
    thread = null;
    if (running == null) {
      return;
    }
    wake();
    try {
      running.join(STOP_PATIENCE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
        var unused = work.tryAcquire(healthy ? POLL_SECONDS : BACKOFF_SECONDS, TimeUnit.SECONDS);
        work.drainPermits();
        healthy = deliver();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Returns whether all went well; must never throw, or runs would stay where they are. */
  private boolean deliver() {
    try {
      delivery.stopUnstarted();
      // Asked first, so that no row stays locked, and no stop waits for it, during an outage.
      if (!engine.isReachable()) {
        return false;
      }
      boolean more = true;
      while (more && isRunning()) {
        more = delivery.startNext() || delivery.cancelNext() || furtherNext();
      }
      return true;
    } catch (UnavailableException e) {
      log.debug("Temporal went away in the middle of a delivery", e);
      return false;
    } catch (RuntimeException e) {
      log.error("The outbox could not do its work and tries again", e);
      return false;
    }
  }

  private boolean furtherNext() throws UnavailableException {
    for (Delivery other : further) {
      if (other.sendNext()) {
        return true;
      }
    }
    return false;
  }
}
