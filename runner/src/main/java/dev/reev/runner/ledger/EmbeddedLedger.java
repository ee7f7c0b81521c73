package dev.reev.runner.ledger;

import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.failure.RunFailedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The embedded ledger, a child process that serves this run alone, over its standard input and
 * output: no other process can reach it, and neither side needs an HTTP stack. It ends when its
 * standard input closes, hence also when this process is killed.
 *
 * <p>Not thread-safe: for one caller at a time.
 */
final class EmbeddedLedger implements LedgerTransport, AutoCloseable {

  /** Starting takes about 0.1 s; on a machine busy with many runs, or from a cold disk, seconds. */
  private static final Duration START_TIMEOUT = Duration.ofSeconds(20);

  /** A killed process ends in milliseconds, unless it hangs in the kernel. */
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(1);

  /** Marks the end of the lines. */
  private static final byte[] END = {};

  private final Process process;
  private final Duration answerTimeout;
  private final BlockingQueue<byte[]> lines = new ArrayBlockingQueue<>(2);
  private boolean ready;

  private EmbeddedLedger(Process process, Duration answerTimeout) {
    this.process = process;
    this.answerTimeout = answerTimeout;
    Thread reader = new Thread(this::readLines, "ledger-answers");
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts the process and does not wait for it. */
  static EmbeddedLedger start(List<String> command, Duration answerTimeout) {
    return new EmbeddedLedger(LedgerProcess.started(command), answerTimeout);
  }

  /**
   * Waits until the ledger accepts calls.
   *
   * @throws RunFailedException when it does not start
   */
  void awaitReady() {
    if (ready) {
      return;
    }
    try {
      byte @Nullable [] line = lines.poll(START_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      if (line == null) {
        throw unavailable(
            "the embedded ledger was not ready within " + START_TIMEOUT.toSeconds() + " s");
      }
      if (line == END) {
        throw unavailable("the embedded ledger ended before it was ready");
      }
      ready = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("interrupted while the embedded ledger started");
    }
  }

  /** Replaces the ledger by a fresh one in the same process. */
  void renew() {
    try {
      send(new byte[0]);
    } catch (IOException e) {
      throw new RunFailedException(
          SessionFailure.LEDGER_UNAVAILABLE, "the embedded ledger has ended", e);
    }
  }

  @Override
  public byte[] exchange(byte[] call) throws IOException {
    send(call);
    try {
      byte @Nullable [] line = lines.poll(answerTimeout.toMillis(), TimeUnit.MILLISECONDS);
      if (line == null) {
        // A late answer must not be taken for that of another call.
        close();
        throw new SocketTimeoutException("Read timed out");
      }
      if (line == END) {
        lines.add(END);
        throw new IOException("it has ended");
      }
      return line;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /**
   * Kills the process: it holds nothing to save, and the run should not wait for an orderly end.
   */
  @Override
  public void close() {
    try {
      process.destroyForcibly().waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(byte[] line) throws IOException {
    OutputStream in = process.getOutputStream();
    in.write(line);
    in.write('\n');
    in.flush();
  }

  private void readLines() {
    try (InputStream out = process.getInputStream()) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      byte[] buffer = new byte[16 * 1024];
      for (int count = out.read(buffer); count >= 0; count = out.read(buffer)) {
        int start = 0;
        for (int i = 0; i < count; i++) {
          if (buffer[i] == '\n') {
            line.write(buffer, start, i - start);
            lines.put(line.toByteArray());
            line.reset();
            start = i + 1;
          }
        }
        line.write(buffer, start, count - start);
        if (line.size() > MAX_ANSWER_BYTES) {
          process.destroyForcibly();
          break;
        }
      }
    } catch (IOException e) {
      // The process was killed, or has died.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    putEnd();
  }

  private void putEnd() {
    try {
      lines.put(END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static RunFailedException unavailable(String message) {
    return new RunFailedException(SessionFailure.LEDGER_UNAVAILABLE, message);
  }
}
