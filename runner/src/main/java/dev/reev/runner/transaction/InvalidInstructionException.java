package dev.reev.runner.transaction;

/** JSON that should be an instruction is none. The message is one line: which field, why. */
public final class InvalidInstructionException extends Exception {

  private static final long serialVersionUID = 1L;

  InvalidInstructionException(String message) {
    super(message);
  }
}
