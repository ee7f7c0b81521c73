package dev.reev.benchmarks.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one rule for text from any source that storage and terminals cannot handle: control
 * characters other than tabs and line ends (NUL, which no database text holds; escape sequences,
 * which a terminal obeys) and unpaired surrogates, which UTF-8 cannot encode. Each is replaced by
 * its code, {@code \}{@code u0000}, so that it is visible and has no effect.
 */
public final class PlainText {

  private static final Pattern UNBEARABLE = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\t\\n\\r]]");

  private PlainText() {}

  /** The text with each such character replaced by its code; the same object when there is none. */
  public static String of(String text) {
    return isPlain(text)
        ? text
        : UNBEARABLE
            .matcher(text)
            .replaceAll(found -> Matcher.quoteReplacement(code(found.group().charAt(0))));
  }

  /** A copy of the tree with such keys and texts only; the given tree stays as it is. */
  public static JsonNode of(JsonNode node) {
    if (node.isString()) {
      String text = node.asString();
      return isPlain(text) ? node : JsonNodeFactory.instance.stringNode(of(text));
    }
    if (node.isArray()) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode(node.size());
      node.forEach(item -> copy.add(of(item)));
      return copy;
    }
    if (node.isObject()) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      node.forEachEntry((key, value) -> copy.set(of(key), of(value)));
      return copy;
    }
    return node;
  }

  /** True when no character needs to be replaced. */
  public static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)
          || (Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r')) {
        return false;
      }
    }
    return true;
  }

  /** Visible code of a replaced character. */
  public static String code(char character) {
    return "\\u%04x".formatted((int) character);
  }

  /** The first characters of a text, at most this many, without splitting a surrogate pair. */
  public static String start(String text, int maxLength) {
    if (text.length() <= maxLength) {
      return text;
    }
    boolean splits = maxLength > 0 && Character.isHighSurrogate(text.charAt(maxLength - 1));
    return text.substring(0, splits ? maxLength - 1 : maxLength);
  }
}
