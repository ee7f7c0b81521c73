package dev.reev.benchmarks.agent;

/**
 * The file of agents cannot be used. The message is one line: {@code agents.yml:3:5: what is wrong;
 * what is allowed}. It shows no value that could be a key.
 */
public final class InvalidAgentsFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidAgentsFileException(String message) {
    super(message);
  }

  /** The message; never null. */
  public String line() {
    return String.valueOf(getMessage());
  }
}
