package dev.reev.benchmarks.event;

import dev.reev.benchmarks.schema.OneLine;

/** The event file is invalid or cannot be trusted. The message gives the reason in one line. */
public final class EventFileInvalidException extends Exception {

  private static final long serialVersionUID = 1L;

  /** The message may quote the file, whose keys and values can be of any length. */
  private static final int MAX_LENGTH = 500;

  EventFileInvalidException(String message) {
    super(OneLine.of(message, MAX_LENGTH));
  }
}
