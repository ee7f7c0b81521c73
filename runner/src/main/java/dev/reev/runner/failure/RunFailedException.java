package dev.reev.runner.failure;

import dev.reev.benchmarks.session.SessionFailure;
import org.jspecify.annotations.Nullable;

/** The run ends without a score. The message is one line for the user. */
public final class RunFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String failureClass;
  private final @Nullable String reason;
  private final @Nullable Long retryAfterSeconds;

  /**
   * Creates a failure without a cause.
   *
   * @param failureClass a constant of {@link SessionFailure}
   */
  public RunFailedException(String failureClass, String message) {
    this(new SessionFailure(failureClass, message), null);
  }

  /** Creates a failure with a cause. */
  public RunFailedException(String failureClass, String message, Throwable cause) {
    this(new SessionFailure(failureClass, message), cause);
  }

  /**
   * Creates a failure with a reason and a retry delay, besides its class; the cause is null when
   * there is no underlying exception.
   */
  public RunFailedException(SessionFailure failure, @Nullable Throwable cause) {
    super(failure.message(), cause);
    this.failureClass = failure.failureClass();
    this.reason = failure.reason();
    this.retryAfterSeconds = failure.retryAfterSeconds();
  }

  /** A constant of {@link SessionFailure}. */
  public String failureClass() {
    return failureClass;
  }

  /** The failure in the form of the session file. */
  public SessionFailure failure() {
    return new SessionFailure(
        failureClass, String.valueOf(getMessage()), reason, retryAfterSeconds);
  }
}
