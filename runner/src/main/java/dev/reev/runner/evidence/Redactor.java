package dev.reev.runner.evidence;

import dev.reev.benchmarks.schema.JsonTrees;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.secret.WrittenSecrets;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Removes known secrets from everything that leaves the process. */
public final class Redactor {

  static final String MASK = "[redacted]";

  private static final String MASK_LITERAL = Matcher.quoteReplacement(MASK);

  private final boolean empty;
  private final Pattern secrets;

  /** Values to hide, also inside longer text. */
  public Redactor(Collection<String> secrets) {
    WrittenSecrets written = new WrittenSecrets(secrets);
    this.empty = written.isEmpty();
    this.secrets = written.inText();
  }

  /** The text without secrets. */
  public String text(String text) {
    return empty ? text : secrets.matcher(text).replaceAll(MASK_LITERAL);
  }

  /** The tree without secrets in keys and values; leaves the given tree unchanged. */
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
    return empty ? record : ReevJson.MAPPER.treeToValue(tree(JsonTrees.of(record)), type);
  }
}
