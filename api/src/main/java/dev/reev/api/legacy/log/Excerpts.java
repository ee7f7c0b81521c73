package dev.reev.api.legacy.log;

/** The beginning of a long text. */
public final class Excerpts {

  private static final String CUT = "...";

  private Excerpts() {}

  /** At most {@code max} user-perceived characters, including the ellipsis. */
  public static String of(String text, int max) {
    if (text.codePointCount(0, text.length()) <= max) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, max - CUT.length())) + CUT;
  }

  /** The first {@code shown} characters and a mark, as addresses and signatures are known by. */
  public static String start(String text, int shown) {
    return of(text, shown + CUT.length());
  }

  /** The text on one line. */
  public static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
