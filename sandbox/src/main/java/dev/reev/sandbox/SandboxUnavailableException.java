package dev.reev.sandbox;

/** A program cannot be confined as asked, so it is not started; the message has the remedy. */
public final class SandboxUnavailableException extends Exception {
  private static final long serialVersionUID = 1;

  SandboxUnavailableException(String message) {
    super(message);
  }
}
