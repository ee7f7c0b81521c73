package dev.reev.stack.outcome;

/** Exit codes of every reev command. */
public final class ExitCodes {

  /** The run passed, or the command succeeded. */
  public static final int OK = 0;

  /** The run failed without a score, or Reev itself failed. */
  public static final int FAILED = 1;

  /** Wrong usage: unknown benchmark or agent, bad file, bad option. */
  public static final int USAGE = 2;

  /** The run has a score and did not pass. */
  public static final int BELOW_THRESHOLD = 100;

  private ExitCodes() {}
}
