package dev.reev.scoring.unscored;

/** A rule of the benchmark cannot be evaluated. The message is one line. */
public final class UnusableBenchmarkException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Takes a message that names the rule and what is wrong with it. */
  public UnusableBenchmarkException(String message, Throwable cause) {
    super(message, cause);
  }
}
