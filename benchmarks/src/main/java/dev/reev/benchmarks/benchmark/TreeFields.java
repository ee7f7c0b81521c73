package dev.reev.benchmarks.benchmark;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Typed access to the fields of an object in a checked tree. A value of another type is an
 * IllegalArgumentException.
 */
record TreeFields(JsonNode object) {

  boolean has(String name) {
    return object.has(name);
  }

  /** The value of the field; null when absent. */
  @Nullable JsonNode tree(String name) {
    return object.get(name);
  }

  @Nullable String text(String name) {
    JsonNode value = present(name);
    if (value != null && !value.isString()) {
      throw other(name);
    }
    return value == null ? null : value.stringValue();
  }

  @Nullable Boolean truth(String name) {
    JsonNode value = present(name);
    if (value != null && !value.isBoolean()) {
      throw other(name);
    }
    return value == null ? null : value.booleanValue();
  }

  @Nullable Integer integer(String name) {
    JsonNode value = whole(name);
    if (value != null && !value.canConvertToInt()) {
      throw other(name);
    }
    return value == null ? null : value.intValue();
  }

  @Nullable Long large(String name) {
    JsonNode value = whole(name);
    if (value != null && !value.canConvertToLong()) {
      throw other(name);
    }
    return value == null ? null : value.longValue();
  }

  @Nullable BigInteger unlimited(String name) {
    JsonNode value = whole(name);
    return value == null ? null : value.bigIntegerValue();
  }

  @Nullable Double number(String name) {
    JsonNode value = present(name);
    if (value != null && !value.isNumber()) {
      throw other(name);
    }
    return value == null ? null : value.doubleValue();
  }

  /** An item for each entry; null when there is no list. */
  <T> @Nullable List<T> list(String name, Function<JsonNode, T> item) {
    JsonNode value = present(name);
    if (value == null) {
      return null;
    }
    if (!value.isArray()) {
      throw other(name);
    }
    List<T> list = new ArrayList<>(value.size());
    for (JsonNode entry : value) {
      list.add(item.apply(entry));
    }
    return list;
  }

  /** Like {@link #list}, for objects. */
  <T> @Nullable List<T> objects(String name, Function<TreeFields, T> item) {
    return list(name, entry -> item.apply(new TreeFields(entry)));
  }

  @Nullable List<String> texts(String name) {
    return list(name, JsonNode::stringValue);
  }

  /** The object in this field; null when absent. */
  @Nullable TreeFields fields(String name) {
    JsonNode value = present(name);
    return value == null ? null : new TreeFields(value);
  }

  private @Nullable JsonNode whole(String name) {
    JsonNode value = present(name);
    if (value != null && !value.isIntegralNumber()) {
      throw other(name);
    }
    return value;
  }

  private @Nullable JsonNode present(String name) {
    JsonNode value = object.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private static IllegalArgumentException other(String name) {
    return new IllegalArgumentException(name + " has a value of another kind");
  }
}
