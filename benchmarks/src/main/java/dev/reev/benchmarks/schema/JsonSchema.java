package dev.reev.benchmarks.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** A JSON Schema (draft 2020-12) from the class path. */
public final class JsonSchema {

  /**
   * A violation of the schema at one place of a document.
   *
   * @param pointer JSON pointer of the offending value; empty for the whole document
   * @param unknownKey true when the only fault is a key that the schema does not define
   * @param message the fault and the allowed values, in one line, without the place
   */
  public record Violation(String pointer, boolean unknownKey, String message) {}

  private final Schema schema;
  private final JsonNode source;

  private JsonSchema(JsonNode source) {
    this.schema = registry().getSchema(source);
    this.source = source;
  }

  /**
   * Loads a schema that lies at the root of the class path.
   *
   * @throws UncheckedIOException when it is missing, which means a broken build
   */
  public static JsonSchema load(String fileName) {
    try (InputStream in = JsonSchema.class.getResourceAsStream("/" + fileName)) {
      Objects.requireNonNull(in, fileName + " is not on the class path");
      return new JsonSchema(ReevJson.MAPPER.readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A schema from a tree. */
  public static JsonSchema of(JsonNode schema) {
    return new JsonSchema(schema);
  }

  /** The schema itself, for clients that list the allowed values. */
  public JsonNode source() {
    return source;
  }

  /** One registry for each schema: schemas without an id would collide in a common one. */
  private static SchemaRegistry registry() {
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .locale(Locale.ENGLISH)
            .build();
    // Reev's own keyword has to be declared, else each load logs a warning.
    Dialect dialect =
        Dialect.builder(Dialects.getDraft202012())
            .keyword(new NonValidationKeyword(SchemaMessage.KEYWORD))
            .build();
    return SchemaRegistry.withDefaultDialect(
        dialect, builder -> builder.schemaRegistryConfig(config));
  }

  /** Everything in {@code document} that the schema does not allow, in schema order. */
  public List<Violation> violations(JsonNode document) {
    try {
      return schema.validate(document).stream().map(this::violation).toList();
    } catch (JacksonException e) {
      // The validator reads the 64-bit value of any number, even of one like 1e36.
      List<Violation> beyond = new ArrayList<>();
      addNumbersBeyond64Bits(document, JsonPointer.empty(), beyond);
      // A value that could not be checked never counts as valid.
      return beyond.isEmpty()
          ? List.of(new Violation("", false, "holds a number that cannot be checked"))
          : beyond;
    }
  }

  private static void addNumbersBeyond64Bits(
      JsonNode node, JsonPointer place, List<Violation> violations) {
    if (node.isNumber() && Math.abs(node.doubleValue(Double.POSITIVE_INFINITY)) >= 0x1p63) {
      violations.add(
          new Violation(
              place.toString(),
              false,
              "is a number beyond 64 bits; a whole number or a smaller one belongs here"));
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      addNumbersBeyond64Bits(field.getValue(), place.appendProperty(field.getKey()), violations);
    }
    if (node.isArray()) {
      for (int index = 0; index < node.size(); index++) {
        addNumbersBeyond64Bits(node.get(index), place.appendIndex(index), violations);
      }
    }
  }

  private Violation violation(Error error) {
    JsonPointer keyword = JsonPointer.compile(error.getSchemaLocation().getFragment().toString());
    boolean unknownKey = "additionalProperties".equals(error.getKeyword());
    JsonPointer place = JsonPointer.compile(error.getInstanceLocation().toString());
    boolean aboutKey = unknownKey || "propertyNames".equals(error.getKeyword());
    return new Violation(
        (aboutKey ? place.appendProperty(error.getProperty()) : place).toString(),
        unknownKey,
        SchemaMessage.of(error, source.at(keyword.head())));
  }
}
