package dev.reev.stack.outcome;

/** Lines about what a command is doing; standard output stays free for results. */
@FunctionalInterface
public interface Progress {

  /** Shows one line. */
  void say(String line);
}
