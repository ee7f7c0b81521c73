package dev.reev.conformance;

import java.io.IOException;

/** The executable under test cannot be started; the message has the reason in one line. */
public final class RunnerNotStartedException extends Exception {

  private static final long serialVersionUID = 1;

  RunnerNotStartedException(IOException cause) {
    super("The runner cannot be started: " + cause.getMessage() + ".", cause);
  }
}
