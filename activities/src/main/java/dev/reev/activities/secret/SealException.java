package dev.reev.activities.secret;

/** Sealing or opening failed; the message is one line and holds no secret. */
public final class SealException extends Exception {

  private static final long serialVersionUID = 1;

  SealException(String message) {
    super(message);
  }
}
