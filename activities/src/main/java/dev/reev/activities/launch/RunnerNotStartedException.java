package dev.reev.activities.launch;

/** The runner command cannot be started; the message is one line. */
public final class RunnerNotStartedException extends Exception {

  private static final long serialVersionUID = 1;

  RunnerNotStartedException(String message) {
    super(message);
  }
}
