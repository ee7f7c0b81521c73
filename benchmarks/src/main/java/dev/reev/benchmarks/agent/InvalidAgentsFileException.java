package dev.reev.benchmarks.agent;

import dev.reev.benchmarks.schema.OneLine;

/**
 * The agents file cannot be used. The message is one line: {@code agents.yml:3:5: the fault; what
 * is allowed}. It shows no value that could be a key.
 */
public final class InvalidAgentsFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The message may quote the file, whose keys and values can be of any length. */
  private static final int MAX_LENGTH = 1000;

  InvalidAgentsFileException(String message) {
    super(OneLine.of(message, MAX_LENGTH));
  }

  /** The message; never null. */
  public String line() {
    return String.valueOf(getMessage());
  }
}
