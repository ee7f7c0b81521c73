package dev.reev.stack.client;

import java.io.IOException;

/** The server gave no usable answer; the same call may work a moment later. */
public final class ServerUnreachableException extends Exception {

  private static final long serialVersionUID = 1;

  ServerUnreachableException(String message) {
    super(message);
  }

  ServerUnreachableException(String message, IOException cause) {
    super(message, cause);
  }
}
