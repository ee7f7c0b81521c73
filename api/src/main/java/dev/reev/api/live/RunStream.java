package dev.reev.api.live;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The stream of one client. It takes snapshots without ever waiting; a newer one supersedes one
 * that was not sent yet. At most one thread sends at any time, so a slow client holds one and no
 * other client waits for it.
 */
final class RunStream {

  /** The way to the client; every call may block as long as the network does. */
  interface Client {

    void send(RunEvent event) throws IOException;

    /** Keeps proxies from closing an idle connection, and finds out whether anybody listens. */
    void beat() throws IOException;

    void close();
  }

  private final UUID runId;
  private final Client client;
  private final Executor executor;
  private final Consumer<RunStream> whenOver;
  private final AtomicReference<@Nullable RunSnapshot> newest = new AtomicReference<>();
  private final AtomicBoolean beatDue = new AtomicBoolean();
  private final AtomicBoolean sending = new AtomicBoolean();
  private volatile RunPosition position;
  private volatile long lastSentNanos = System.nanoTime();
  private volatile boolean closed;

  /**
   * A stream that begins after a position.
   *
   * @param whenOver told when nothing more will be sent, maybe more than once
   */
  RunStream(
      UUID runId,
      RunPosition position,
      Client client,
      Executor executor,
      Consumer<RunStream> whenOver) {
    this.runId = runId;
    this.position = position;
    this.client = client;
    this.executor = executor;
    this.whenOver = whenOver;
  }

  UUID runId() {
    return runId;
  }

  /** A state of the run, no older than the one before. */
  void offer(RunSnapshot snapshot) {
    if (snapshot.hasEnded() || snapshot.position().compareTo(position) > 0) {
      newest.set(snapshot);
      wake();
    }
  }

  /** Sends a sign of life when nothing was sent for so long. */
  void beatAfter(long silenceNanos) {
    if (System.nanoTime() - lastSentNanos >= silenceNanos) {
      beatDue.set(true);
      wake();
    }
  }

  private void wake() {
    if (!closed && sending.compareAndSet(false, true)) {
      executor.execute(this::sendAll);
    }
  }

  private void sendAll() {
    try {
      send();
    } catch (IOException | RuntimeException gone) {
      // The client has left; whatever it missed it gets when it comes back with its position.
      close();
    } finally {
      sending.set(false);
    }
    if (newest.get() != null) {
      wake();
    }
  }

  private void send() throws IOException {
    RunSnapshot snapshot = newest.getAndSet(null);
    if (snapshot != null && !closed) {
      for (RunEvent event : snapshot.after(position)) {
        client.send(event);
        position = event.position();
        lastSentNanos = System.nanoTime();
      }
      if (snapshot.hasEnded()) {
        close();
      }
    } else if (beatDue.getAndSet(false) && !closed) {
      client.beat();
      lastSentNanos = System.nanoTime();
    }
  }

  /** The client has gone by itself. */
  void left() {
    closed = true;
    whenOver.accept(this);
  }

  /** Sends nothing more; may wait for a send under way. */
  void close() {
    if (!closed) {
      left();
      client.close();
    }
  }
}
