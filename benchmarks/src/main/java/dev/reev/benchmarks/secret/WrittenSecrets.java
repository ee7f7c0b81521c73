package dev.reev.benchmarks.secret;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds secret values in all their encodings: plain text, JSON (RFC 8259), JSON within JSON, URLs
 * (RFC 3986), and combinations.
 */
public final class WrittenSecrets {

  /** Shorter values are no keys, and would match innocent text. */
  private static final int SHORTEST = 6;

  /** Covers JSON within JSON within JSON: each level doubles the backslashes. */
  private static final int MOST_BACKSLASHES = 8;

  /** UTF-8 bytes per char of Java. */
  private static final int MOST_BYTES = 3;

  // Possessive: text full of backslashes must not cause backtracking.
  private static final String ESCAPE = "\\\\{1," + MOST_BACKSLASHES + "}+";
  private static final String MAYBE_ESCAPE = "\\\\{0," + MOST_BACKSLASHES + "}+";

  /** A value such as 1000000 is also an innocent number of a JSON document. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private final List<String> values;

  /** Searches for these values; ignores those of fewer than six characters. */
  public WrittenSecrets(Collection<String> secrets) {
    values =
        secrets.stream()
            // A key from a file often ends with a line break, which is not sent.
            .map(String::strip)
            .filter(secret -> secret.length() >= SHORTEST)
            .distinct()
            // A secret may be the beginning of a longer one.
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /**
   * Returns true when there are no secrets to search for; the patterns then match the empty text
   * everywhere.
   */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** Finds them in text: in a value of a JSON tree, for example. */
  public Pattern inText() {
    return anyOf(values.stream().map(secret -> regex(secret, UnaryOperator.identity())).toList());
  }

  /**
   * Finds them in UTF-8 bytes decoded as Latin-1. A secret of digits does not match a JSON number,
   * because any replacement would break the document.
   */
  public Pattern inBytes() {
    return anyOf(values.stream().map(WrittenSecrets::inDocument).toList());
  }

  /** Longest match of {@link #inBytes} in bytes. */
  public int longest() {
    int escaped = MOST_BACKSLASHES + "u0000".length();
    int percent = MOST_BYTES * "%25252500".length();
    int longest = values.stream().mapToInt(String::length).max().orElse(0);
    return longest * Math.max(escaped, percent);
  }

  private static Pattern anyOf(List<String> regexes) {
    return Pattern.compile(String.join("|", regexes));
  }

  private static String inDocument(String secret) {
    String regex = regex(secret, text -> new String(text.getBytes(UTF_8), ISO_8859_1));
    return NUMBER.matcher(secret).matches()
        ? "(?<![0-9.]|[:,\\[]\\s?)" + regex + "(?![0-9.])"
        : regex;
  }

  private static String regex(String secret, UnaryOperator<String> characters) {
    StringBuilder regex = new StringBuilder();
    for (String part : secret.split("(?<=\\\\)(?!\\\\)|(?<!\\\\)(?=\\\\)", -1)) {
      if (part.startsWith("\\")) {
        regex.append(backslashes(part.length()));
      } else {
        part.codePoints().forEach(codePoint -> regex.append(written(codePoint, characters)));
      }
    }
    return regex.toString();
  }

  private static String backslashes(int count) {
    return "(?:\\\\{%d,%d}|(?:%su(?i:005c)){%d}|(?:%s){%d})"
        .formatted(count, count * MOST_BACKSLASHES, ESCAPE, count, percent('\\'), count);
  }

  /** Percent-encoded, also repeatedly: %2F, %252F. */
  private static String percent(int codePoint) {
    StringBuilder percent = new StringBuilder();
    for (byte octet : Character.toString(codePoint).getBytes(UTF_8)) {
      percent.append("%%(?:25){0,3}(?i:%02x)".formatted(octet & 0xff));
    }
    return codePoint == ' ' ? percent + "|[+]" : percent.toString();
  }

  private static String written(int codePoint, UnaryOperator<String> characters) {
    String plain = Pattern.quote(characters.apply(Character.toString(codePoint)));
    String unicode =
        Character.toString(codePoint)
            .chars()
            .mapToObj(unit -> ESCAPE + "u(?i:%04x)".formatted(unit))
            .collect(Collectors.joining());
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
