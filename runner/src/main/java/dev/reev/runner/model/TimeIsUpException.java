package dev.reev.runner.model;

/** The model did not answer completely within its time. */
public final class TimeIsUpException extends Exception {

  private static final long serialVersionUID = 1L;

  TimeIsUpException() {
    super("the model had not answered when the time was up");
  }
}
