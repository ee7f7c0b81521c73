package dev.reev.runner.evidence;

import dev.reev.benchmarks.schema.ReevJson;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Takes known secrets out of everything that leaves the process. */
public final class Redactor {

  static final String MASK = "[redacted]";

  /** Shorter values would tear holes into innocent text, and are no keys. */
  private static final int SHORTEST_SECRET = 6;

  private final List<String> secrets;

  /** Values to hide wherever they stand, also inside longer text. */
  public Redactor(Collection<String> secrets) {
    this.secrets =
        secrets.stream()
            // A key from a file often ends with a line break, which is not sent.
            .map(String::strip)
            .filter(secret -> secret.length() >= SHORTEST_SECRET)
            .distinct()
            // A secret may be part of a longer one.
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /** The text without secrets. */
  public String text(String text) {
    String clean = text;
    for (String secret : secrets) {
      clean = clean.replace(secret, MASK);
    }
    return clean;
  }

  /** The tree without secrets, in keys and values; the given one stays as it is. */
  public JsonNode tree(JsonNode node) {
    if (secrets.isEmpty()) {
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
    return secrets.isEmpty()
        ? record
        : ReevJson.MAPPER.treeToValue(tree(ReevJson.MAPPER.valueToTree(record)), type);
  }
}
