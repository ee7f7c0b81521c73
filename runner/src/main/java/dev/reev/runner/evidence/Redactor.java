package dev.reev.runner.evidence;

import dev.reev.benchmarks.schema.ReevJson;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Takes known secrets out of everything that leaves the process. */
public final class Redactor {

  static final String MASK = "[redacted]";

  private static final String MASK_LITERAL = Matcher.quoteReplacement(MASK);

  /** Shorter values would tear holes into innocent text, and are no keys. */
  private static final int SHORTEST_SECRET = 6;

  private final boolean empty;
  private final Pattern secrets;

  /** Values to hide wherever they stand, also inside longer text. */
  public Redactor(Collection<String> secrets) {
    List<String> known =
        secrets.stream()
            // A key from a file often ends with a line break, which is not sent.
            .map(String::strip)
            .filter(secret -> secret.length() >= SHORTEST_SECRET)
            .distinct()
            // A secret may be part of a longer one.
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    this.empty = known.isEmpty();
    this.secrets =
        Pattern.compile(known.stream().map(Redactor::written).collect(Collectors.joining("|")));
  }

  /** The text without secrets. */
  public String text(String text) {
    return empty ? text : secrets.matcher(text).replaceAll(MASK_LITERAL);
  }

  /** As it is, in JSON within JSON, and in a URL, also one within another. */
  private static String written(String secret) {
    StringBuilder regex = new StringBuilder();
    secret.codePoints().forEach(codePoint -> regex.append(written(codePoint)));
    return regex.toString();
  }

  private static String written(int codePoint) {
    String character = Character.toString(codePoint);
    StringBuilder unicode = new StringBuilder();
    for (int i = 0; i < character.length(); i++) {
      unicode.append("\\\\{1,8}+u(?i:%04x)".formatted((int) character.charAt(i)));
    }
    StringBuilder percent = new StringBuilder();
    for (byte octet : character.getBytes(StandardCharsets.UTF_8)) {
      percent.append("%%(?:25){0,3}(?i:%02x)".formatted(octet & 0xff));
    }
    String plain = Pattern.quote(character);
    String escaped =
        switch (codePoint) {
          case '"', '/' -> "\\\\{0,8}+" + plain;
          case '\\' -> "\\\\{1,8}";
          default -> plain;
        };
    return "(?:" + escaped + "|" + unicode + "|" + percent + ")";
  }

  /** The tree without secrets, in keys and values; the given one stays as it is. */
  public JsonNode tree(JsonNode node) {
    if (empty) {
      return node;
    }
    if (node.isString()) {
      return JsonNodeFactory.instance.stringNode(text(node.asString()));
    }
    if (node.isArray()) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> copy.add(tree(item)));
      return copy;
    }
    if (node.isObject()) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      node.forEachEntry((key, value) -> copy.set(text(key), tree(value)));
      return copy;
    }
    return node;
  }

  /** The record without secrets. */
  public <T> T record(T record, Class<T> type) {
    return empty
        ? record
        : ReevJson.MAPPER.treeToValue(tree(ReevJson.MAPPER.valueToTree(record)), type);
  }
}
