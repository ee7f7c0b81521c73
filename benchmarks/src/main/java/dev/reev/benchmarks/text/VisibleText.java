package dev.reev.benchmarks.text;

import java.util.regex.Pattern;

/** Recognizes names and values with visible characters. */
public final class VisibleText {

  /** Class of characters that are invisible on a page, for use within brackets. */
  private static final String INVISIBLE =
      "\\p{C}\\p{Z}\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{2800}\\x{3164}"
          + "\\x{FE00}-\\x{FE0F}\\x{FFA0}\\x{E0100}-\\x{E01EF}";

  /** Regular expression lookahead: requires a visible character. */
  public static final String SOMETHING = "(?=(?s:.*)[^" + INVISIBLE + "])";

  private static final Pattern LINE = Pattern.compile(SOMETHING + "[^\\p{Cc}\\p{Zl}\\p{Zp}]*");

  private VisibleText() {}

  /** Whether the text has a visible character and is a single line. */
  public static boolean isLine(String text) {
    return LINE.matcher(text).matches();
  }
}
