package dev.reev.benchmarks.schema;

import com.networknt.schema.Error;
import dev.reev.benchmarks.text.FigureText;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeType;

/** User-facing message for a value that breaks its schema: the value, and what is allowed. */
final class SchemaMessage {

  /** Schema keyword for a description of the allowed values; editors show it too. */
  static final String KEYWORD = "errorMessage";

  /** Enough to recognise a value, which can be of any length. */
  private static final int MAX_SHOWN = 60;

  private SchemaMessage() {}

  /**
   * The message, in one line.
   *
   * @param schema the part of the schema that holds the broken keyword; its {@link #KEYWORD}
   *     describes the allowed values better than a pattern does; its {@code writeOnly} keeps the
   *     value, which may accidentally be a secret, out of the message
   */
  static String of(Error error, JsonNode schema) {
    JsonNode limit = error.getSchemaNode();
    JsonNode value = error.getInstanceNode();
    String allowed = schema.path(KEYWORD).asString("");
    if (!allowed.isEmpty()) {
      return (schema.path("writeOnly").asBoolean(false) ? "is wrong" : "is " + shown(value))
          + "; "
          + allowed;
    }
    return switch (error.getKeyword()) {
      case "required" -> "'" + error.getProperty() + "' is missing";
      case "propertyNames" ->
          "is not allowed as a name; "
              + schema.path("propertyNames").path(KEYWORD).asString(error.getMessage());
      case "additionalProperties" ->
          "'%s' is not known; known are %s"
              .formatted(
                  error.getProperty(),
                  String.join(", ", schema.path("properties").propertyNames()));
      case "type" -> "is " + shown(value) + "; must be " + types(limit) + quotes(value, limit);
      case "enum", "const" -> "is " + shown(value) + "; allowed: " + values(limit);
      case "minimum" -> "is " + shown(value) + "; must be at least " + number(limit);
      case "maximum" -> "is " + shown(value) + "; must be at most " + number(limit);
      case "minLength", "minItems", "minProperties" ->
          "is " + shown(value) + "; must have at least " + limit + unit(value);
      case "maxLength", "maxItems", "maxProperties" ->
          "is " + shown(value) + "; must have at most " + limit + unit(value);
      default -> String.valueOf(error.getMessage());
    };
  }

  private static String shown(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> "the text \"" + OneLine.of(value.asString(), MAX_SHOWN) + "\"";
      case NUMBER -> "the number " + OneLine.of(number(value), MAX_SHOWN);
      case ARRAY -> value.isEmpty() ? "an empty list" : "a list";
      case OBJECT -> value.isEmpty() ? "an empty mapping" : "a mapping";
      case NULL -> "empty";
      case BINARY, BOOLEAN, MISSING, POJO -> OneLine.of(value.toString(), MAX_SHOWN);
    };
  }

  /** Without an exponent, unless the number has too many digits to read. */
  private static String number(JsonNode value) {
    BigDecimal number = value.decimalValue();
    return Math.abs((long) number.precision() - number.scale()) > MAX_SHOWN
        ? value.toString()
        : FigureText.plain(number);
  }

  private static String types(JsonNode limit) {
    return limit.isArray()
        ? StreamSupport.stream(limit.spliterator(), false)
            .map(type -> type(type.asString()))
            .collect(Collectors.joining(" or "))
        : type(limit.asString());
  }

  private static String type(String name) {
    return switch (name) {
      case "string" -> "text";
      case "integer" -> "a whole number";
      case "number" -> "a number";
      case "boolean" -> "true or false";
      case "array" -> "a list";
      case "object" -> "a mapping";
      default -> "empty";
    };
  }

  /** Hint for the commonest mistake in YAML: missing or superfluous quotes. */
  private static String quotes(JsonNode value, JsonNode limit) {
    boolean wantsText = limit.toString().contains("string");
    if (value.isString()) {
      return value.asString().matches("[-+]?(0|[1-9][0-9]*)(\\.[0-9]+)?|true|false")
          ? ", without quotes"
          : "";
    }
    return wantsText && !value.isContainer() && value.getNodeType() != JsonNodeType.NULL
        ? ", in quotes"
        : "";
  }

  private static String values(JsonNode limit) {
    return limit.isArray()
        ? StreamSupport.stream(limit.spliterator(), false)
            .filter(value -> !value.isNull())
            .map(JsonNode::asString)
            .collect(Collectors.joining(", "))
        : limit.asString();
  }

  private static String unit(JsonNode value) {
    return value.isString() ? " characters" : " entries";
  }
}
