package dev.reev.runner.tool;

/** A tool says no. The message is one line that tells the agent what to do better. */
public final class ToolRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  public ToolRefusedException(String message) {
    super(message);
  }
}
