package dev.reev.cli.terminal;

import dev.reev.cli.outcome.Progress;
import java.io.PrintWriter;

/** Progress that ends with one line which is written over while it changes; for a terminal only. */
public final class LiveLine implements Progress, AutoCloseable {

  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter writer;
  private String shown = "";

  /** On standard error, so that standard output stays free for results. */
  public LiveLine(PrintWriter writer) {
    this.writer = writer;
  }

  /** Replaces the line. */
  public synchronized void show(String line) {
    if (!line.equals(shown)) {
      writer.print(CLEAR + line);
      writer.flush();
      shown = line;
    }
  }

  /** Puts a line of its own above. */
  @Override
  public synchronized void say(String line) {
    writer.print((shown.isEmpty() ? "" : CLEAR) + "reev: " + line + "\n" + shown);
    writer.flush();
  }

  /** Takes the line away. */
  @Override
  public synchronized void close() {
    show("");
  }
}
