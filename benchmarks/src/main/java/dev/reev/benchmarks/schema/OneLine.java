package dev.reev.benchmarks.schema;

import java.util.regex.Pattern;

/** Foreign text in messages and logs. */
public final class OneLine {

  /** Everything that could break a line or move the cursor. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\x{2028}\\x{2029}]");

  private OneLine() {}

  /** The text with {@code ?} for control characters, cut at {@code maxLength} characters. */
  public static String of(String text, int maxLength) {
    boolean cut = text.length() > maxLength;
    String shown = cut ? text.substring(0, maxLength) + "..." : text;
    return CONTROL.matcher(shown).replaceAll("?");
  }
}
