package dev.reev.workflows.display;

/**
 * Beginning of a text that may be long. Temporal accepts 400 bytes of a summary and 20,000 of
 * details, and rejects a longer text together with the workflow that sets it.
 */
final class Excerpt {

  private Excerpt() {}

  /** A code point takes at most four bytes in UTF-8. */
  static String of(String text, int codePoints) {
    return text.codePointCount(0, text.length()) <= codePoints
        ? text
        : text.substring(0, text.offsetByCodePoints(0, codePoints - 1)) + "…";
  }
}
