package dev.reev.stack.outcome;

/** Ends a command with an exit code and a one-line message for the user. */
public final class ReevFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int exitCode;

  private ReevFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** The command cannot be carried out as given: exit code 2. */
  public static ReevFailure usage(String message) {
    return new ReevFailure(ExitCodes.USAGE, message);
  }

  /** Reev or its surroundings failed: exit code 1. */
  public static ReevFailure failed(String message) {
    return new ReevFailure(ExitCodes.FAILED, message);
  }

  /** One of {@link ExitCodes}. */
  public int exitCode() {
    return exitCode;
  }

  /** The message; never null. */
  public String line() {
    return String.valueOf(getMessage());
  }
}
