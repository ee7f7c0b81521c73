package dev.reev.api.outbox;

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
 * Sends what is committed to Temporal: starts, cancels, changes of schedules. Its sources find
 * their work in the database, so neither a crash nor an outage of Temporal loses any.
 */
@Component
public class Outbox implements SmartLifecycle {

  /** Finds what another server or an earlier life of this one left; own work wakes it at once. */
  private static final long POLL_SECONDS = 2;

  /**
   * Pause between attempts while Temporal or the database is away; short enough that users do not
   * notice.
   */
  private static final long BACKOFF_SECONDS = 3;

  /** A call to Temporal ends within 5 s; the process ends anyway after that. */
  private static final long STOP_PATIENCE_MS = 6_000;

  private static final Logger log = LoggerFactory.getLogger(Outbox.class);

  private final List<OutboxSource> sources;
  private final Semaphore work = new Semaphore(0);
  private volatile @Nullable Thread thread;

  Outbox(List<OutboxSource> sources) {
    this.sources = sources;
  }

  /** There may be something to send. */
  public void wake() {
    AfterCommit.run(work::release);
  }

  @Override
  public void start() {
    Thread started = new Thread(this::run, "outbox");
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
        healthy = sendAll();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Returns whether all went well; must never throw, or everything would stay where it is. */
  private boolean sendAll() {
    boolean healthy = true;
    for (OutboxSource source : sources) {
      healthy &= attempt(source, source::settleLocally);
    }
    for (OutboxSource source : sources) {
      try {
        if (!source.isReachable()) {
          // All sources need the same Temporal, so the pass ends here.
          return false;
        }
      } catch (RuntimeException e) {
        log.error("Temporal could not be asked whether it is there", e);
        return false;
      }
      healthy &= attempt(source, () -> drain(source));
    }
    return healthy;
  }

  /** A failing source must not block the others. */
  private static boolean attempt(OutboxSource source, Step step) {
    try {
      step.take();
      return true;
    } catch (UnavailableException e) {
      log.debug("Temporal went away while the outbox sent to it", e);
    } catch (RuntimeException e) {
      log.error(
          "The outbox could not send {}; it tries again", source.getClass().getSimpleName(), e);
    }
    return false;
  }

  private void drain(OutboxSource source) throws UnavailableException {
    boolean more = true;
    while (more && isRunning()) {
      more = source.sendNext();
    }
  }

  @FunctionalInterface
  private interface Step {
    void take() throws UnavailableException;
  }
}
