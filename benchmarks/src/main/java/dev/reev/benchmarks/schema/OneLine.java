package dev.reev.benchmarks.schema;

import dev.reev.benchmarks.text.PlainText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes foreign text safe for messages and logs. */
public final class OneLine {

  /** Characters that {@link PlainText} keeps and that could still break a line. */
  private static final Pattern BREAK = Pattern.compile("[\\t\\n\\r\\x{2028}\\x{2029}]");

  private OneLine() {}

  /** The text with codes for control characters, cut at {@code maxLength} characters. */
  public static String of(String text, int maxLength) {
    String shown =
        BREAK
            .matcher(PlainText.of(text))
            .replaceAll(found -> Matcher.quoteReplacement(PlainText.code(found.group().charAt(0))));
    return shown.length() > maxLength ? PlainText.start(shown, maxLength) + "..." : shown;
  }
}
