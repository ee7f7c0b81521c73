package dev.reev.runner.jupiter;

/** Jupiter understood a request and said no; the message is its reason, in one line. */
public final class JupiterRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  JupiterRefusedException(String message) {
    super(message);
  }
}
