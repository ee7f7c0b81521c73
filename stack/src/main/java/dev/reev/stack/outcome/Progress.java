package dev.reev.stack.outcome;

/** Progress messages of a command; standard output stays free for results. */
@FunctionalInterface
public interface Progress {

  /** Shows one line. */
  void say(String line);
}
