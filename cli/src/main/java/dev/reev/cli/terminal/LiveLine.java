package dev.reev.cli.terminal;

import dev.reev.stack.outcome.Progress;
import java.io.PrintWriter;

/** Progress messages above one line that is overwritten while it changes; for terminals only. */
public final class LiveLine implements Progress, AutoCloseable {

  private static final String CLEAR = "\r\u001b[K";

  /** Cuts the line at the edge: the part on a second line could not be overwritten. */
  private static final String NO_WRAP = "\u001b[?7l";

  private static final String WRAP = "\u001b[?7h";

  private final PrintWriter writer;
  private String shown = "";
  private boolean closed;

  /** Writes to standard error, so that standard output stays free for results. */
  public LiveLine(PrintWriter writer) {
    this.writer = writer;
  }

  /** Replaces the line; does nothing once closed, even if something is still being followed. */
  public synchronized void show(String line) {
    if (!closed && !line.equals(shown)) {
      writer.print(CLEAR + unwrapped(line));
      writer.flush();
      shown = line;
    }
  }

  /** Prints a message above the line. */
  @Override
  public synchronized void say(String line) {
    writer.print((shown.isEmpty() ? "" : CLEAR) + "reev: " + line + "\n" + unwrapped(shown));
    writer.flush();
  }

  private static String unwrapped(String line) {
    return line.isEmpty() ? "" : NO_WRAP + line + WRAP;
  }

  /** Removes the line, with the {@code ^C} that a terminal appends to it. */
  @Override
  public synchronized void close() {
    show("");
    closed = true;
  }
}
