package dev.reev.activities.secret;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;

/** All ways in which a secret can stand in plain text, in JSON, and in JSON within JSON. */
final class WrittenSecret {

  /** JSON within JSON within JSON: each level doubles the backslashes. */
  private static final int MOST_BACKSLASHES = 8;

  /** Of UTF-8 for a char of Java. */
  private static final int MOST_BYTES = 3;

  // Possessive: text full of backslashes must not be tried in all its divisions.
  private static final String ESCAPE = "\\\\{1," + MOST_BACKSLASHES + "}+";
  private static final String MAYBE_ESCAPE = "\\\\{0," + MOST_BACKSLASHES + "}+";

  /** A value such as 1000000 is also an innocent number of a JSON document. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private WrittenSecret() {}

  /** A regular expression over UTF-8 bytes that are taken as Latin-1 characters. */
  static String regex(String secret) {
    StringBuilder regex = new StringBuilder();
    for (String part : secret.split("(?<=\\\\)(?!\\\\)|(?<!\\\\)(?=\\\\)", -1)) {
      if (part.startsWith("\\")) {
        regex.append(backslashes(part.length()));
      } else {
        part.codePoints().forEach(codePoint -> regex.append(written(codePoint)));
      }
    }
    return NUMBER.matcher(secret).matches()
        // Not where JSON has a number: the mark would break the document.
        ? "(?<![0-9.]|[:,\\[]\\s?)" + regex + "(?![0-9.])"
        : regex.toString();
  }

  /** The longest match of {@link #regex} in bytes. */
  static int longest(String secret) {
    int escaped = MOST_BACKSLASHES + "u0000".length();
    int percent = MOST_BYTES * "%25252500".length();
    return secret.length() * Math.max(escaped, percent);
  }

  private static String backslashes(int count) {
    return "(?:\\\\{%d,%d}|(?:%su(?i:005c)){%d})"
        .formatted(count, count * MOST_BACKSLASHES, ESCAPE, count);
  }

  /** As in a URL, also one within another: %2F, %252F. */
  private static String percent(int codePoint) {
    StringBuilder percent = new StringBuilder();
    for (byte octet : Character.toString(codePoint).getBytes(UTF_8)) {
      percent.append("%%(?:25){0,3}(?i:%02x)".formatted(octet & 0xff));
    }
    return codePoint == ' ' ? percent + "|[+]" : percent.toString();
  }

  private static String written(int codePoint) {
    String plain =
        Pattern.quote(new String(Character.toString(codePoint).getBytes(UTF_8), ISO_8859_1));
    StringBuilder unicode = new StringBuilder();
    for (char unit : Character.toChars(codePoint)) {
      unicode.append(ESCAPE).append("u(?i:%04x)".formatted((int) unit));
    }
    String other =
        switch (codePoint) {
          case '"', '/' -> MAYBE_ESCAPE + plain;
          case '\n' -> plain + "|" + ESCAPE + "n";
          case '\r' -> plain + "|" + ESCAPE + "r";
          case '\t' -> plain + "|" + ESCAPE + "t";
          default -> plain;
        };
    return "(?:" + other + "|" + unicode + "|" + percent(codePoint) + ")";
  }
}
