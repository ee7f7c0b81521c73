package dev.reev.sandbox;

/**
 * A program cannot be confined as configured, so it is not started. The message names the remedy.
 */
public final class SandboxUnavailableException extends Exception {
  private static final long serialVersionUID = 1;

  SandboxUnavailableException(String message) {
    super(message);
  }
}
