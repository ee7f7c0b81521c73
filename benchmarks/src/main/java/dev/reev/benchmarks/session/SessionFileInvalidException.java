package dev.reev.benchmarks.session;

/** The session file cannot be trusted or understood. The message is one line saying why. */
public final class SessionFileInvalidException extends Exception {

  private static final long serialVersionUID = 1L;

  SessionFileInvalidException(String message) {
    super(message);
  }
}
