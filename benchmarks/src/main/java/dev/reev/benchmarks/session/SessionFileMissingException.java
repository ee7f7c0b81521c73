package dev.reev.benchmarks.session;

/** There is no session file (yet). The message is one line. */
public final class SessionFileMissingException extends Exception {

  private static final long serialVersionUID = 1L;

  SessionFileMissingException(String message) {
    super(message);
  }
}
