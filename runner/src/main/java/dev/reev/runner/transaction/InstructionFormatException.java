package dev.reev.runner.transaction;

/**
 * Text or JSON that is no instruction. The message is one line: which part, and what is allowed.
 */
public final class InstructionFormatException extends Exception {

  private static final long serialVersionUID = 1L;

  InstructionFormatException(String message) {
    super(message);
  }
}
