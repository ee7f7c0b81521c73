package dev.reev.workflows.run;

/** A Markdown table of names and values, as Temporal's Web UI shows it. */
public final class DetailsTable {

  private final StringBuilder markdown = new StringBuilder("| | |\n|---|---|\n");

  /** A line of the table. */
  public DetailsTable row(String name, String value) {
    return append(name, plain(value));
  }

  /** A line whose value leads somewhere. */
  public DetailsTable link(String name, String value, String url) {
    return append(name, "[" + plain(value) + "](" + url + ")");
  }

  private DetailsTable append(String name, String value) {
    markdown.append("| ").append(name).append(" | ").append(value).append(" |\n");
    return this;
  }

  /** Would end the cell, or the table. */
  private static String plain(String value) {
    return value.replaceAll("[|\\[\\]\\r\\n]+", " ");
  }

  @Override
  public String toString() {
    return markdown.toString();
  }
}
