package dev.reev.api.suite.export;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text in a CSV file. A spreadsheet would evaluate a text that begins with one of these characters
 * as a formula.
 */
final class CsvCell {

  private static final Pattern FORMULA = Pattern.compile("[=+@\\-\\t\\r\\n].*", Pattern.DOTALL);

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private CsvCell() {}

  /**
   * The text, with an apostrophe in front where it could be a formula. Plain numbers are left as
   * they are.
   */
  static String text(String text) {
    return FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches() ? "'" + text : text;
  }

  static @Nullable String maybe(@Nullable String text) {
    return text == null ? null : text(text);
  }
}
