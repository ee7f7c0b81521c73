package dev.reev.benchmarks.schema;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Builds a JSON object with the fields of a record, in their order. */
public final class JsonFields {

  private final ObjectNode object = JsonNodeFactory.instance.objectNode();

  private JsonFields() {}

  /** Begins an object with its first field. */
  public static JsonFields of(String name, @Nullable Object value) {
    return new JsonFields().and(name, value);
  }

  /** Begins an object that may stay empty. */
  public static JsonFields none() {
    return new JsonFields();
  }

  /** Adds a field, null or not. */
  public JsonFields and(String name, @Nullable Object value) {
    object.set(name, JsonTrees.of(value));
    return this;
  }

  /** Adds a field unless it is null. */
  public JsonFields given(String name, @Nullable Object value) {
    return value == null ? this : and(name, value);
  }

  public ObjectNode object() {
    return object;
  }
}
