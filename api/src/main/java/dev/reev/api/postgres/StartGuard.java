package dev.reev.api.postgres;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Sees a postmaster that ends while the current thread waits for its start, and interrupts that
 * thread: the library looks only whether somebody answers, and would do so for a whole minute.
 */
final class StartGuard implements AutoCloseable {

  /** Short against a start; one that lived for less was not seen and is waited for. */
  private static final Duration POLL = Duration.ofMillis(20);

  private final Postmaster postmaster;
  private final Thread starter = Thread.currentThread();
  private final Thread watch = new Thread(this::watch, "postgres-start-guard");
  private volatile boolean sawItEnd;
  private volatile boolean closed;

  StartGuard(Postmaster postmaster) {
    this.postmaster = postmaster;
    watch.setDaemon(true);
    watch.start();
  }

  private void watch() {
    Optional<ProcessHandle> seen = Optional.empty();
    try {
      while (!closed) {
        if (seen.isPresent() && !seen.get().isAlive()) {
          sawItEnd = true;
          starter.interrupt();
          return;
        }
        seen = seen.or(this::running);
        Thread.sleep(POLL.toMillis());
      }
    } catch (InterruptedException e) {
      // The start is over.
      Thread.currentThread().interrupt();
    }
  }

  private Optional<ProcessHandle> running() {
    try {
      return postmaster.running();
    } catch (IOException halfWritten) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /**
   * To be called when the start has returned.
   *
   * @throws IOException when the postmaster has ended since
   */
  void check() throws IOException {
    close();
    if (sawItEnd) {
      // Meant for the wait that is over.
      Thread.interrupted();
      throw new IOException("PostgreSQL ended while it was starting");
    }
  }

  @Override
  public void close() {
    closed = true;
    boolean interrupted = false;
    while (watch.isAlive()) {
      try {
        watch.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
