package dev.reev.activities.secret;

/** Nothing can be sealed or opened; the message is one line for people and holds no secret. */
public final class SealException extends Exception {

  private static final long serialVersionUID = 1;

  SealException(String message) {
    super(message);
  }
}
