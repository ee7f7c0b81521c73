package dev.reev.runner.model;

import java.io.IOException;

/** A model sends what nobody can use: too much, or packed in a way that was not asked for. */
final class UnusableAnswerException extends IOException {

  private static final long serialVersionUID = 1L;

  /** The message follows "the model sent an". */
  UnusableAnswerException(String message) {
    super(message);
  }
}
