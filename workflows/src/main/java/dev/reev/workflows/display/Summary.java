package dev.reev.workflows.display;

/** The one line by which a list in Temporal's Web UI names a workflow. */
public final class Summary {

  /** In bytes, with the quotes around it, at most what the server takes. */
  private static final int MAX = 95;

  private Summary() {}

  /** A long text ends in an ellipsis. */
  public static String of(String text) {
    return Excerpt.of(text, MAX);
  }
}
