package dev.reev.runner.model;

/** An answer that is no chat completion. The message says why, to follow "the answer": one line. */
final class UnreadableReplyException extends Exception {

  private static final long serialVersionUID = 1L;

  UnreadableReplyException(String message) {
    super(message);
  }
}
