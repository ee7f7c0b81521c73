package dev.reev.workflows.display;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** A Markdown table of names and values, for the details in Temporal's Web UI. */
public final class DetailsTable {

  /** Ten rows with values of this length stay within the limit of details. */
  private static final int MAX_VALUE = 400;

  private final StringBuilder markdown = new StringBuilder("| | |\n|---|---|\n");

  /** Adds a row; a long value ends in an ellipsis. */
  public DetailsTable row(String name, String value) {
    return append(name, plain(value));
  }

  /**
   * Adds a score; a missing score is shown as missing, not as zero. Formats like {@code
   * FigureText}, which this module cannot use: workflows depend on nothing but Temporal.
   */
  public DetailsTable score(String name, @Nullable Double score) {
    return row(
        name,
        score == null
            ? "-"
            : BigDecimal.valueOf(score).setScale(3, RoundingMode.HALF_UP).toPlainString());
  }

  /** Adds a row whose value is a link. */
  public DetailsTable link(String name, String value, String url) {
    return append(name, "[" + plain(value) + "](" + url + ")");
  }

  private DetailsTable append(String name, String value) {
    markdown.append("| ").append(name).append(" | ").append(value).append(" |\n");
    return this;
  }

  /** Removes characters that would end the cell or the table. */
  private static String plain(String value) {
    return Excerpt.of(value.replaceAll("[|\\[\\]\\r\\n]+", " "), MAX_VALUE);
  }

  @Override
  public String toString() {
    return markdown.toString();
  }
}
