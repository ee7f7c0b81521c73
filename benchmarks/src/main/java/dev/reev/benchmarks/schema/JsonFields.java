package dev.reev.benchmarks.schema;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a record in their order. */
public final class JsonFields {

  private final ObjectNode object = JsonNodeFactory.instance.objectNode();

  private JsonFields() {}

  /** The first field, and the beginning of the object. */
  public static JsonFields of(String name, @Nullable Object value) {
    return new JsonFields().and(name, value);
  }

  /** The beginning of an object that may have no field at all. */
  public static JsonFields none() {
    return new JsonFields();
  }

  /** A field, null or not. */
  public JsonFields and(String name, @Nullable Object value) {
    object.set(name, JsonTrees.of(value));
    return this;
  }

  /** A field that is left out when it is null. */
  public JsonFields given(String name, @Nullable Object value) {
    return value == null ? this : and(name, value);
  }

  /** The object. */
  public ObjectNode object() {
    return object;
  }
}
