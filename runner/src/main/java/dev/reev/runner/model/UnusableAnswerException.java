package dev.reev.runner.model;

import java.io.IOException;

/** An answer of a model that is too large, or compressed in an unsupported way. */
final class UnusableAnswerException extends IOException {

  private static final long serialVersionUID = 1L;

  /** The message follows "the model sent an". */
  UnusableAnswerException(String message) {
    super(message);
  }
}
