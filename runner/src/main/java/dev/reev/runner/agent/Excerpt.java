package dev.reev.runner.agent;

import dev.reev.benchmarks.text.PlainText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Cuts long texts for the session file: a model may send 8 MiB a turn, and a session file of more
 * than 16 MiB is not read.
 */
final class Excerpt {

  /** Characters; far more than anyone reads. */
  static final int MAX_LENGTH = 32 * 1024;

  private Excerpt() {}

  /** The text, or its start with its full length. */
  static String of(String text) {
    return text.length() <= MAX_LENGTH
        ? text
        : PlainText.start(text, MAX_LENGTH) + "... [cut, " + text.length() + " characters]";
  }

  /** A copy of the tree with its texts cut. */
  static JsonNode of(JsonNode node) {
    if (node.isString()) {
      return JsonNodeFactory.instance.stringNode(of(node.asString()));
    }
    if (node.isArray()) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
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
}
