package dev.reev.benchmarks.schema;

import java.util.regex.Pattern;

/** Foreign text in messages and logs. */
public final class OneLine {

  /** What could break a line or move the cursor, and halves of characters, which no UTF-8 has. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}\\x{2028}\\x{2029}]");

  private OneLine() {}

  /** The text with {@code ?} for control characters, cut at {@code maxLength} characters. */
  public static String of(String text, int maxLength) {
    boolean cut = text.length() > maxLength;
    String shown = cut ? text.substring(0, maxLength) + "..." : text;
    return CONTROL.matcher(shown).replaceAll("?");
  }
}
