package dev.reev.workflows.display;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** A Markdown table of names and values, as Temporal's Web UI shows it. */
public final class DetailsTable {

  /** Ten rows of the longest values are within the limit of details. */
  private static final int MAX_VALUE = 400;

  private final StringBuilder markdown = new StringBuilder("| | |\n|---|---|\n");

  /** A line of the table; a long value ends in an ellipsis. */
  public DetailsTable row(String name, String value) {
    return append(name, plain(value));
  }

  /**
   * A score, which is missing and not zero as long as there is none. In the form of {@code
   * FigureText}, which is out of reach here: workflows know nothing but Temporal.
   */
  public DetailsTable score(String name, @Nullable Double score) {
    return row(
        name,
        score == null
            ? "-"
            : BigDecimal.valueOf(score).setScale(3, RoundingMode.HALF_UP).toPlainString());
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
    return Excerpt.of(value.replaceAll("[|\\[\\]\\r\\n]+", " "), MAX_VALUE);
  }

  @Override
  public String toString() {
    return markdown.toString();
  }
}
