package dev.reev.runner.agent;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;

/** Keeps the tail of an agent's standard error and of its log remarks. */
final class AgentErrors {

  /** Holds a stack trace's last lines. */
  private static final int KEPT = 4096;

  /** After the process has ended, its last words are in the pipe already. */
  private static final Duration LAST_WORDS = Duration.ofMillis(500);

  private final Thread thread;
  private final byte[] ring = new byte[KEPT];
  private long written;

  AgentErrors(InputStream stderr) {
    thread = new Thread(() -> drain(stderr), "agent-errors");
    thread.setDaemon(true);
    thread.start();
  }

  /** The last line that is not blank; empty when there is none. Waits for one on its way. */
  String lastLine() throws InterruptedException {
    thread.join(LAST_WORDS.toMillis());
    // Not lines(): a carriage return that would hide what stands before it ends none.
    return Stream.of(text().split("\n"))
        .filter(line -> !line.isBlank())
        .reduce("", (first, last) -> last)
        .strip();
  }

  /** A line that came another way. */
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
      // The process was ended: the JDK closes its streams then.
    }
  }

  private synchronized void keep(byte[] bytes, int count) {
    for (int i = 0; i < count; i++) {
      ring[(int) (written++ % KEPT)] = bytes[i];
    }
  }
}
