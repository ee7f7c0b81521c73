package dev.reev.activities.temporal;

import io.temporal.worker.WorkerFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the workers as soon as Temporal answers, so that the server itself can start without
 * Temporal. All workers must be registered before the application context is complete.
 */
class WorkerStarter implements SmartLifecycle {

  /** Pause between probes: a user who starts Temporal does not have to wait longer. */
  private static final long RETRY_MS = 1_000;

  /** For activities that store data. Launches are not waited for, because their runners live on. */
  private static final long STOP_PATIENCE_SECONDS = 2;

  private static final Logger log = LoggerFactory.getLogger(WorkerStarter.class);

  private final WorkerFactory workers;
  private final TemporalLink link;
  private volatile @Nullable Thread thread;

  WorkerStarter(WorkerFactory workers, TemporalLink link) {
    this.workers = workers;
    this.link = link;
  }

  @Override
  public void start() {
    Thread started = new Thread(this::startWhenReachable, "worker-starter");
    started.setDaemon(true);
    thread = started;
    started.start();
  }

  private void startWhenReachable() {
    try {
      while (isRunning() && !startedNow()) {
        Thread.sleep(RETRY_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean startedNow() {
    if (!link.probe()) {
      return false;
    }
    try {
      workers.start();
      log.info("Workers started");
      return true;
    } catch (RuntimeException e) {
      log.warn("Workers could not start ({}); trying again", e.toString());
      return false;
    }
  }

  @Override
  public void stop() {
    Thread starting = thread;
    thread = null;
    if (starting != null) {
      starting.interrupt();
    }
    if (!workers.isStarted()) {
      return;
    }
    try {
      workers.shutdown();
      workers.awaitTermination(STOP_PATIENCE_SECONDS, TimeUnit.SECONDS);
      workers.shutdownNow();
    } catch (RuntimeException e) {
      // The shutdown deregisters from Temporal, which may be gone already.
      log.debug("Workers ended without Temporal", e);
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
