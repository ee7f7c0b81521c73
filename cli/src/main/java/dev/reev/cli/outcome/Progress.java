package dev.reev.cli.outcome;

import dev.reev.cli.terminal.VisibleText;
import java.io.PrintWriter;

/** Lines about what a command is doing; standard output stays free for results. */
@FunctionalInterface
public interface Progress {

  /** Shows one line. */
  void say(String line);

  /** Progress on the given writer, each line marked as Reev's own. */
  static Progress on(PrintWriter writer) {
    return line -> {
      writer.println("reev: " + VisibleText.of(line));
      writer.flush();
    };
  }
}
