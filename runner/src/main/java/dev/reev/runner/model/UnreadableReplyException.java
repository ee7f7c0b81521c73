package dev.reev.runner.model;

/**
 * An answer that is no chat completion. The message is one line with the reason, worded to follow
 * "the answer".
 */
final class UnreadableReplyException extends Exception {

  private static final long serialVersionUID = 1L;

  UnreadableReplyException(String message) {
    super(message);
  }
}
