package dev.reev.cli.terminal;

import dev.reev.stack.outcome.Progress;
import java.io.PrintWriter;

/** Progress that ends with one line which is written over while it changes; for a terminal only. */
public final class LiveLine implements Progress, AutoCloseable {

  private static final String CLEAR = "\r\u001b[K";

  /** Cut at the edge: what went on in a second line could not be written over. */
  private static final String NO_WRAP = "\u001b[?7l";

  private static final String WRAP = "\u001b[?7h";

  private final PrintWriter writer;
  private String shown = "";
  private boolean closed;

  /** On standard error, so that standard output stays free for results. */
  public LiveLine(PrintWriter writer) {
    this.writer = writer;
  }

  /** Replaces the line; not after it was closed, by whoever still follows something. */
  public synchronized void show(String line) {
    if (!closed && !line.equals(shown)) {
      writer.print(CLEAR + unwrapped(line));
      writer.flush();
      shown = line;
    }
  }

  /** Puts a line of its own above. */
  @Override
  public synchronized void say(String line) {
    writer.print((shown.isEmpty() ? "" : CLEAR) + "reev: " + line + "\n" + unwrapped(shown));
    writer.flush();
  }

  private static String unwrapped(String line) {
    return line.isEmpty() ? "" : NO_WRAP + line + WRAP;
  }

  /** Takes the line away, with the {@code ^C} that a terminal puts behind it. */
  @Override
  public synchronized void close() {
    show("");
    closed = true;
  }
}
