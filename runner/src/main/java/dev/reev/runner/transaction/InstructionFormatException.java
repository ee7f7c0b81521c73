package dev.reev.runner.transaction;

/**
 * Text or JSON that is no instruction. The message is one line that names the faulty part and the
 * allowed values.
 */
public final class InstructionFormatException extends Exception {

  private static final long serialVersionUID = 1L;

  InstructionFormatException(String message) {
    super(message);
  }
}
