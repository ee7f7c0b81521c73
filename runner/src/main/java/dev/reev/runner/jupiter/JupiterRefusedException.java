package dev.reev.runner.jupiter;

/** Jupiter says no to what was asked. The message is one line. */
public final class JupiterRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  JupiterRefusedException(String message) {
    super(message);
  }
}
