package dev.reev.workflows.display;

/** The line with which Temporal's Web UI lists a workflow. */
public final class Summary {

  /**
   * Code points; encoded, with the quotes around them, at most the 400 bytes that the server
   * accepts.
   */
  private static final int MAX = 95;

  private Summary() {}

  /** Shortens a long text with an ellipsis. */
  public static String of(String text) {
    return Excerpt.of(text, MAX);
  }
}
