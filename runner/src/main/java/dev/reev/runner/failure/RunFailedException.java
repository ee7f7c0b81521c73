package dev.reev.runner.failure;

/** The run ends without a score. The message is one line for people. */
public final class RunFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String failureClass;

  /**
   * A failure.
   *
   * @param failureClass a constant of {@link dev.reev.benchmarks.session.SessionFailure}
   */
  public RunFailedException(String failureClass, String message) {
    super(message);
    this.failureClass = failureClass;
  }

  /** A failure that something else caused. */
  public RunFailedException(String failureClass, String message, Throwable cause) {
    super(message, cause);
    this.failureClass = failureClass;
  }

  /** A constant of {@link dev.reev.benchmarks.session.SessionFailure}. */
  public String failureClass() {
    return failureClass;
  }
}
