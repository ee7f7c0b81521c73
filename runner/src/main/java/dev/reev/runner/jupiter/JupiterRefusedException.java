package dev.reev.runner.jupiter;

/** Jupiter understood a request and refused it; the message is its reason, in one line. */
public final class JupiterRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  JupiterRefusedException(String message) {
    super(message);
  }
}
