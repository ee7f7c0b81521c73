package dev.reev.api.temporal;

/** Temporal did not answer; the same call may succeed later. */
public final class UnavailableException extends Exception {

  private static final long serialVersionUID = 1L;

  public UnavailableException(Throwable cause) {
    super(cause);
  }
}
