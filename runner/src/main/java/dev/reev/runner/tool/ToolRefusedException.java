package dev.reev.runner.tool;

import dev.reev.runner.jupiter.JupiterRefusedException;

/** A tool refuses a call. The message is one line that tells the agent how to correct it. */
public final class ToolRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  public ToolRefusedException(String message) {
    super(message);
  }

  static ToolRefusedException by(JupiterRefusedException e) {
    return new ToolRefusedException("the Jupiter API refused: " + e.getMessage());
  }
}
