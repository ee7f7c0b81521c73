package dev.reev.benchmarks.schema;

import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values, trees and text as in {@link ReevJson}, without its mapper: its setup and class
 * introspection cost a short run more than all the work itself.
 */
public final class JsonTrees {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonTrees() {}

  /**
   * Reads one JSON value.
   *
   * @return a missing node for a text without any
   * @throws tools.jackson.core.JacksonException when it is no JSON, or has a key twice
   */
  public static JsonNode read(byte[] json) {
    try (JsonParser parser = JsonStreams.FACTORY.createParser(ObjectReadContext.empty(), json)) {
      return read(parser);
    }
  }

  /** The same for text. */
  public static JsonNode read(String json) {
    try (JsonParser parser = JsonStreams.FACTORY.createParser(ObjectReadContext.empty(), json)) {
      return read(parser);
    }
  }

  /**
   * The tree of a value: maps with text keys, lists, text, numbers, booleans, trees, and {@link
   * InJson}. Any other value goes through the mapper.
   */
  public static JsonNode of(@Nullable Object value) {
    if (value == null) {
      return NODES.nullNode();
    }
    if (value instanceof String text) {
      return NODES.stringNode(text);
    }
    if (value instanceof JsonNode tree) {
      return tree;
    }
    if (value instanceof InJson record) {
      return record.json();
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = NODES.objectNode();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        object.set(String.valueOf(entry.getKey()), of(entry.getValue()));
      }
      return object;
    }
    if (value instanceof List<?> list) {
      ArrayNode array = NODES.arrayNode(list.size());
      for (Object item : list) {
        array.add(of(item));
      }
      return array;
    }
    return simple(value);
  }

  private static JsonNode simple(Object value) {
    if (value instanceof Boolean truth) {
      return NODES.booleanNode(truth);
    }
    if (value instanceof Integer number) {
      return NODES.numberNode(number.intValue());
    }
    if (value instanceof Long number) {
      return NODES.numberNode(number.longValue());
    }
    if (value instanceof Double number) {
      return NODES.numberNode(number.doubleValue());
    }
    if (value instanceof BigInteger number) {
      return NODES.numberNode(number);
    }
    return ReevJson.MAPPER.valueToTree(value);
  }

  /** A tree as new maps, lists, text, numbers and booleans, owned by the caller. */
  public static @Nullable Object plain(JsonNode node) {
    if (node.isObject()) {
      return map(node);
    }
    if (node.isArray()) {
      List<@Nullable Object> list = new ArrayList<>(node.size());
      for (JsonNode item : node) {
        list.add(plain(item));
      }
      return list;
    }
    if (node.isString()) {
      return node.stringValue();
    }
    if (node.isNumber()) {
      return node.numberValue();
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    return node.isNull() ? null : ReevJson.MAPPER.treeToValue(node, Object.class);
  }

  /** The same for a tree that is an object. */
  public static Map<String, Object> map(JsonNode object) {
    Map<String, Object> map = new LinkedHashMap<>();
    object.forEachEntry((key, value) -> putPlain(map, key, value));
    return map;
  }

  @SuppressWarnings("NullAway") // the values of such maps may be null, as those of the mapper's
  private static void putPlain(Map<String, Object> map, String key, JsonNode value) {
    map.put(key, plain(value));
  }

  /** Writes a value that {@link #of} accepts as one line of text. */
  public static String text(@Nullable Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json =
        JsonStreams.FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      write(of(value), json);
    }
    return text.toString();
  }

  /** Writes a value that {@link #of} accepts as one line of UTF-8. */
  public static byte[] bytes(@Nullable Object value) {
    return bytes(of(value), ObjectWriteContext.empty());
  }

  /** Writes a value that {@link #of} accepts as indented UTF-8. */
  public static byte[] pretty(@Nullable Object value) {
    return bytes(of(value), new Indented());
  }

  private static byte[] bytes(JsonNode tree, ObjectWriteContext context) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonStreams.FACTORY.createGenerator(context, bytes)) {
      write(tree, json);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonNode node, JsonGenerator json) {
    switch (node.getNodeType()) {
      case OBJECT -> {
        json.writeStartObject();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
          json.writeName(field.getKey());
          write(field.getValue(), json);
        }
        json.writeEndObject();
      }
      case ARRAY -> {
        json.writeStartArray();
        for (JsonNode item : node) {
          write(item, json);
        }
        json.writeEndArray();
      }
      case STRING -> json.writeString(node.stringValue());
      case NUMBER -> writeNumber(node, json);
      case BOOLEAN -> json.writeBoolean(node.booleanValue());
      case NULL, MISSING -> json.writeNull();
      case BINARY, POJO -> json.writeString(node.asString());
    }
  }

  private static void writeNumber(JsonNode node, JsonGenerator json) {
    switch (node.numberType()) {
      case INT -> json.writeNumber(node.intValue());
      case LONG -> json.writeNumber(node.longValue());
      case BIG_INTEGER -> json.writeNumber(node.bigIntegerValue());
      case FLOAT -> json.writeNumber(node.floatValue());
      case DOUBLE -> json.writeNumber(node.doubleValue());
      case BIG_DECIMAL -> json.writeNumber(node.decimalValue());
    }
  }

  private static JsonNode read(JsonParser parser) {
    JsonToken first = parser.nextToken();
    if (first == null) {
      return NODES.missingNode();
    }
    JsonNode tree = value(first, parser);
    if (parser.nextToken() != null) {
      throw new StreamReadException(parser, "more than one value");
    }
    return tree;
  }

  private static JsonNode value(JsonToken token, JsonParser parser) {
    switch (token) {
      case START_OBJECT -> {
        ObjectNode object = NODES.objectNode();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
          object.set(name, value(parser.nextToken(), parser));
        }
        return object;
      }
      case START_ARRAY -> {
        ArrayNode array = NODES.arrayNode();
        for (JsonToken next = parser.nextToken();
            next != JsonToken.END_ARRAY;
            next = parser.nextToken()) {
          array.add(value(next, parser));
        }
        return array;
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        return simple(parser.getNumberValue());
      }
      case VALUE_TRUE, VALUE_FALSE -> {
        return NODES.booleanNode(token == JsonToken.VALUE_TRUE);
      }
      case VALUE_NULL -> {
        return NODES.nullNode();
      }
      default -> {
        return NODES.stringNode(parser.getString());
      }
    }
  }

  private static final class Indented extends ObjectWriteContext.Base {

    private final PrettyPrinter printer = new IndentedPrinter();

    @Override
    public PrettyPrinter getPrettyPrinter() {
      return printer;
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }
}
