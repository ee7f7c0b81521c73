package dev.reev.runner.agent;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The lines that an agent prints, read by a thread of their own so that waiting for one can end in
 * time. The thread reads one line ahead at most: an agent that floods us waits for us.
 */
final class AgentOutput {

  /** Far beyond any answer: a transaction has 1232 bytes. */
  static final int MAX_LINE = 1 << 20;

  /** Bytes of output per process; all of it stays in memory until the session file is written. */
  static final int MAX_TOTAL = 4 << 20;

  /** A line that is in the pipe already is read in far less. */
  private static final long NEXT_LINE_MILLIS = 5;

  /** Nobody prints so much by mistake. */
  private static final Duration SKIPPING = Duration.ofMillis(100);

  private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(1);

  /** Next event of the agent's output. */
  sealed interface Event permits Line, Ended {}

  /** It prints a line. */
  record Line(String text) implements Event {}

  /**
   * Nothing more will come.
   *
   * @param excess which limit it passed; null when it closed its output itself
   */
  record Ended(@Nullable String excess) implements Event {}

  AgentOutput(InputStream stdout) {
    Thread thread = new Thread(() -> read(stdout), "agent-output");
    // It may stay in a read for ever when a process that escaped keeps the pipe open.
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
    // Not removeIf: in JDK 17 it does not wake the thread that waits for room, which then sleeps
    // for ever.
    Deadline end = Deadline.in(SKIPPING);
    while (!end.isOver() && events.peek() instanceof Line) {
      var unused = events.poll();
      // Until the other thread had the time to bring the next one that is there.
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
        // The process was ended: the JDK closes its streams then.
        events.put(new Ended(null));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
