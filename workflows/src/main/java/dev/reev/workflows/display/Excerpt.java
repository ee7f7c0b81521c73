package dev.reev.workflows.display;

/**
 * The beginning of a text that may be long. Temporal takes 400 bytes of a summary and 20,000 of
 * details, and refuses what is longer together with the workflow that has it.
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
