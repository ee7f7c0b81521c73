package dev.reev.api.live;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * All open streams of this server. One thread reads all their runs by one statement, time and again
 * while there are streams; the database is the only thing that servers share.
 */
@Component
class RunStreams implements SmartLifecycle {

  /** Each holds a connection and now and then a thread; a page of runs opens a few dozen. */
  static final int MAX_STREAMS = 200;

  /** A runner's event is to be seen within a second; worker and collector need their part of it. */
  private static final long POLL_MS = 200;

  /** Proxies commonly close what was silent for 30 to 60 seconds. */
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(RunStreams.class);

  private final RunSnapshots snapshots;
  private final Set<RunStream> streams = ConcurrentHashMap.newKeySet();
  private final Semaphore places = new Semaphore(MAX_STREAMS);
  private final Semaphore work = new Semaphore(0);
  private volatile @Nullable Thread thread;

  /** Bounded by the streams: each has at most one task at a time. */
  private final ExecutorService senders =
      Executors.newCachedThreadPool(
          task -> {
            Thread sender = new Thread(task, "run-stream");
            sender.setDaemon(true);
            return sender;
          });

  RunStreams(RunSnapshots snapshots) {
    this.snapshots = snapshots;
  }

  /**
   * Opens a stream that begins after a position.
   *
   * @param first the run as it is now
   * @return empty when there are as many streams as this server bears
   */
  @Nullable RunStream open(RunSnapshot first, RunPosition position, RunStream.Client client) {
    if (!places.tryAcquire()) {
      return null;
    }
    RunStream stream = new RunStream(first.id(), position, client, senders, this::over);
    streams.add(stream);
    stream.offer(first);
    wake();
    return stream;
  }

  /** Frees the place of a stream; a repeat changes nothing. */
  private void over(RunStream stream) {
    if (streams.remove(stream)) {
      places.release();
    }
  }

  /** There may be something new. */
  void wake() {
    work.release();
  }

  @Override
  public void start() {
    Thread started = new Thread(this::run, "run-streams");
    started.setDaemon(true);
    thread = started;
    started.start();
  }

  /** Before the web server waits for its requests to end: clients come back to another server. */
  @Override
  public void stop() {
    thread = null;
    wake();
    // Closing waits for a send under way, and a slow client must not hold the shutdown up.
    streams.forEach(stream -> senders.execute(stream::close));
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void run() {
    boolean healthy = true;
    while (isRunning()) {
      try {
        if (streams.isEmpty()) {
          work.acquire();
        } else {
          var unused = work.tryAcquire(POLL_MS, TimeUnit.MILLISECONDS);
        }
        work.drainPermits();
        healthy = poll(healthy);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Must never throw, or all streams would stand still. */
  private boolean poll(boolean wasHealthy) {
    try {
      Set<UUID> ids = streams.stream().map(RunStream::runId).collect(Collectors.toSet());
      if (!ids.isEmpty()) {
        offer(snapshots.find(ids));
      }
      return true;
    } catch (DataAccessException | TransactionException e) {
      if (wasHealthy) {
        log.warn("Event streams stand still: the database does not answer ({})", e.toString());
      }
      return false;
    } catch (RuntimeException e) {
      log.error("Event streams could not be served and are tried again", e);
      return false;
    } finally {
      streams.forEach(stream -> stream.beatAfter(SILENCE.toNanos()));
    }
  }

  private void offer(List<RunSnapshot> found) {
    Map<UUID, RunSnapshot> byId =
        found.stream().collect(Collectors.toMap(RunSnapshot::id, Function.identity()));
    for (RunStream stream : streams) {
      RunSnapshot snapshot = byId.get(stream.runId());
      if (snapshot != null) {
        stream.offer(snapshot);
      }
    }
  }
}
