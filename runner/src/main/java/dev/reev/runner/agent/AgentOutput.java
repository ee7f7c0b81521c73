package dev.reev.runner.agent;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines that an agent prints, in a separate thread so that waiting for one can time out.
 * The thread reads at most one line ahead: back-pressure stops an agent that floods the pipe.
 */
final class AgentOutput {

  /** Bytes; far beyond any answer: a transaction has 1232 bytes. */
  static final int MAX_LINE = 1 << 20;

  /** Bytes of output per process; all of it stays in memory until the session file is written. */
  static final int MAX_TOTAL = 4 << 20;

  /** Time to read a line that is in the pipe already, with a wide margin. */
  private static final long NEXT_LINE_MILLIS = 5;

  /** Time limit for skipping; more output than that is no accident. */
  private static final Duration SKIPPING = Duration.ofMillis(100);

  private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(1);

  /** Next event of the agent's output. */
  sealed interface Event permits Line, Ended {}

  /** A line of output. */
  record Line(String text) implements Event {}

  /**
   * End of the output.
   *
   * @param excess limit that the output exceeded; null when the agent closed its output
   */
  record Ended(@Nullable String excess) implements Event {}

  AgentOutput(InputStream stdout) {
    Thread thread = new Thread(() -> read(stdout), "agent-output");
    // The read may block for ever when an escaped process keeps the pipe open.
    thread.setDaemon(true);
    thread.start();
  }

  /** Waits for the next event; null when the time is up. */
  @Nullable Event next(Deadline deadline) throws InterruptedException {
    return events.poll(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
  }

  /**
   * Drops the lines printed ahead of the next request; of a flood, only those that arrive within
   * {@link #SKIPPING}. Only the requesting thread takes events.
   */
  void skipReadAhead() throws InterruptedException {
    // Not removeIf: in JDK 17 it does not wake the producer that waits for room, which then sleeps
    // for ever.
    Deadline end = Deadline.in(SKIPPING);
    while (!end.isOver() && events.peek() instanceof Line) {
      var unused = events.poll();
      // Gives the reading thread time to deliver the next line.
      Thread.sleep(NEXT_LINE_MILLIS);
    }
  }

  private void read(InputStream stdout) {
    LineReader lines = new LineReader(stdout, MAX_LINE, MAX_TOTAL);
    try {
      try {
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
          events.put(new Line(line.get()));
        }
        events.put(new Ended(null));
      } catch (LineReader.TooMuchException e) {
        events.put(new Ended(e.getMessage()));
      } catch (IOException e) {
        // The process has ended, and the JDK closed its streams.
        events.put(new Ended(null));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
