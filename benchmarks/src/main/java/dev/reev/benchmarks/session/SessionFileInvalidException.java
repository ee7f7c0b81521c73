package dev.reev.benchmarks.session;

import dev.reev.benchmarks.schema.OneLine;

/** The session file is invalid or cannot be trusted. The message gives the reason in one line. */
public final class SessionFileInvalidException extends Exception {

  private static final long serialVersionUID = 1L;

  /** The message may quote the file, whose keys and values can be of any length. */
  private static final int MAX_LENGTH = 500;

  public SessionFileInvalidException(String message) {
    super(OneLine.of(message, MAX_LENGTH));
  }
}
