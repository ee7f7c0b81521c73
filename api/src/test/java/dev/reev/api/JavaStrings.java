package dev.reev.api;

import java.util.ArrayList;
import java.util.List;

/** The string literals of a Java source, comments left out. */
final class JavaStrings {

  private static final String FENCE = "\"\"\"";

  private final String source;
  private final List<Literal> found = new ArrayList<>();
  private int at;

  /** Whether the newest token before the current place is a plus. */
  private boolean plus;

  private JavaStrings(String source) {
    this.source = source;
  }

  /**
   * One literal as it is written.
   *
   * @param line from 1, of its begin
   * @param block whether it is a text block
   * @param joined whether a plus joins it to something before or behind it
   */
  record Literal(int line, String text, boolean block, boolean joined) {

    /** Of the first place that has this word. */
    int lineOf(String word) {
      return text.split("\\b" + word + "\\b", 2)[0].split("\n", -1).length - 1 + line;
    }
  }

  static List<Literal> of(String source) {
    var strings = new JavaStrings(source);
    while (strings.at < source.length()) {
      strings.next();
    }
    return strings.found;
  }

  private void next() {
    if (skipsBlank()) {
      return;
    }
    if (source.startsWith(FENCE, at)) {
      take(FENCE);
    } else if (source.charAt(at) == '"') {
      take("\"");
    } else if (source.charAt(at) == '\'') {
      at = closing("'", at + 1) + 1;
    } else {
      plus = source.charAt(at++) == '+';
    }
  }

  /** Whether a space or a comment was passed over. */
  private boolean skipsBlank() {
    if (Character.isWhitespace(source.charAt(at))) {
      at++;
    } else if (source.startsWith("//", at)) {
      at = end("\n");
    } else if (source.startsWith("/*", at)) {
      at = end("*/");
    } else {
      return false;
    }
    return true;
  }

  private void take(String fence) {
    int begin = at;
    int end = closing(fence, begin + fence.length());
    at = end + fence.length();
    boolean after = plus;
    while (at < source.length() && skipsBlank()) {}
    boolean before = at < source.length() && source.charAt(at) == '+';
    int line = 1 + (int) source.substring(0, begin).chars().filter(c -> c == '\n').count();
    String text = source.substring(begin + fence.length(), end);
    found.add(new Literal(line, text, fence.equals(FENCE), after || before));
    plus = false;
  }

  private int closing(String fence, int from) {
    int end = from;
    while (!source.startsWith(fence, end)) {
      end += source.charAt(end) == '\\' ? 2 : 1;
    }
    return end;
  }

  private int end(String mark) {
    int end = source.indexOf(mark, at);
    return end < 0 ? source.length() : end + mark.length();
  }
}
