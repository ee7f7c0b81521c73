package dev.reev.runner.tool;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Builds the JSON Schema of a tool's arguments; it allows no other arguments. */
final class Parameters {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ObjectNode properties = JSON.objectNode();
  private final ArrayNode required = JSON.arrayNode();

  /** An account by name or address. */
  static ObjectNode account(String description) {
    return text(description + " A name from the task or an address in base58.");
  }

  /** A whole number of base units; as text when it is too large for a JSON number. */
  static ObjectNode amount(String description) {
    ObjectNode schema = JSON.objectNode().put("description", description);
    schema.putArray("anyOf").add(type("integer")).add(type("string"));
    return schema;
  }

  static ObjectNode text(String description) {
    return type("string").put("description", description);
  }

  static ObjectNode integer(String description, int least, int most) {
    return type("integer")
        .put("description", description)
        .put("minimum", least)
        .put("maximum", most);
  }

  static ObjectNode choice(String description, List<String> values) {
    ObjectNode schema = text(description);
    ArrayNode allowed = schema.putArray("enum");
    values.forEach(allowed::add);
    return schema;
  }

  static ObjectNode flag(String description) {
    return type("boolean").put("description", description);
  }

  static ObjectNode list(String description, ObjectNode items) {
    ObjectNode schema = type("array").put("description", description);
    schema.set("items", items);
    return schema;
  }

  Parameters required(String name, ObjectNode schema) {
    required.add(name);
    return optional(name, schema);
  }

  Parameters optional(String name, ObjectNode schema) {
    properties.set(name, schema);
    return this;
  }

  ObjectNode schema() {
    ObjectNode schema = type("object");
    schema.set("properties", properties);
    schema.set("required", required);
    return schema.put("additionalProperties", false);
  }

  private static ObjectNode type(String type) {
    return JSON.objectNode().put("type", type);
  }
}
