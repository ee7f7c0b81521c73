package dev.reev.runner.agent;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;

/** Keeps the tail of an agent's standard error and of its log remarks. */
final class AgentErrors {

  /** Bytes; enough for the last lines of a stack trace. */
  private static final int KEPT = 4096;

  /** The last output of an ended process is in the pipe already. */
  private static final Duration LAST_WORDS = Duration.ofMillis(500);

  private final Thread thread;
  private final byte[] ring = new byte[KEPT];
  private long written;

  AgentErrors(InputStream stderr) {
    thread = new Thread(() -> drain(stderr), "agent-errors");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Returns the last line that is not blank; empty when there is none. Waits for a line that is
   * still in the pipe.
   */
  String lastLine() throws InterruptedException {
    thread.join(LAST_WORDS.toMillis());
    // Not lines(): it splits at a carriage return, too, which could hide the text before it.
    return Stream.of(text().split("\n"))
        .filter(line -> !line.isBlank())
        .reduce("", (first, last) -> last)
        .strip();
  }

  /** Adds a line from another source. */
  void add(String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    keep(bytes, bytes.length);
  }

  private synchronized String text() {
    int size = (int) Math.min(written, KEPT);
    byte[] kept = new byte[size];
    for (int i = 0; i < size; i++) {
      kept[i] = ring[(int) ((written - size + i) % KEPT)];
    }
    return new String(kept, StandardCharsets.UTF_8);
  }

  private void drain(InputStream stderr) {
    byte[] buffer = new byte[KEPT];
    try {
      for (int n = stderr.read(buffer); n >= 0; n = stderr.read(buffer)) {
        keep(buffer, n);
      }
    } catch (IOException e) {
      // The process has ended, and the JDK closed its streams.
    }
  }

  private synchronized void keep(byte[] bytes, int count) {
    for (int i = 0; i < count; i++) {
      ring[(int) (written++ % KEPT)] = bytes[i];
    }
  }
}
