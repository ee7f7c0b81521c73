package dev.reev.runner.model;

import java.io.IOException;

/** A model sends more than anybody can need. */
final class AnswerTooLargeException extends IOException {

  private static final long serialVersionUID = 1L;

  AnswerTooLargeException(String message) {
    super(message);
  }
}
