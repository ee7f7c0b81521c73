package dev.reev.api.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JavaType;
import dev.reev.api.request.SnakeCase;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.providers.JavadocProvider;

/**
 * Says of records what the types say: a component that is not {@code @Nullable} is always there, a
 * nullable one may be null, and raw JSON is an object and not text.
 */
final class RecordSchemas implements ModelConverter {

  private final JavadocProvider javadoc;

  RecordSchemas(JavadocProvider javadoc) {
    this.javadoc = javadoc;
  }

  @Override
  @SuppressWarnings("rawtypes") // As in the interface.
  public @Nullable Schema resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    Schema<?> resolved = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    Class<?> raw = raw(type);
    if (resolved != null && raw != null && raw.isRecord()) {
      Schema<?> model = definition(resolved, context);
      if (model != null && model.getProperties() != null) {
        complete(model, raw);
      }
    }
    return resolved;
  }

  private void complete(Schema<?> model, Class<?> record) {
    Map<String, String> texts = javadoc.getRecordClassParamJavadoc(record);
    for (RecordComponent component : record.getRecordComponents()) {
      String name = name(component);
      Schema<?> property = model.getProperties().get(name);
      if (property != null) {
        Schema<?> completed = completed(property, component);
        String text = texts.get(component.getName());
        if (text != null && !text.isBlank()) {
          completed.setDescription(Prose.of(text));
        }
        model.addProperty(name, completed);
        if (!isNullable(component)) {
          model.addRequiredItem(name);
        }
      }
    }
  }

  private static Schema<?> completed(Schema<?> property, RecordComponent component) {
    Schema<?> schema =
        component.isAnnotationPresent(JsonRawValue.class)
                || component.getAccessor().isAnnotationPresent(JsonRawValue.class)
            ? new JsonSchema().typesItem("object").additionalProperties(true)
            : property;
    anchorPattern(schema);
    if (!isNullable(component)) {
      return schema;
    }
    if (schema.getTypes() != null) {
      schema.addType("null");
      return schema;
    }
    if (schema.get$ref() != null) {
      return new JsonSchema().addAnyOfItem(schema).addAnyOfItem(new JsonSchema().typesItem("null"));
    }
    return schema;
  }

  /** Bean Validation compares whole texts and in Java's dialect, JSON Schema does neither. */
  private static void anchorPattern(Schema<?> schema) {
    String pattern = schema.getPattern();
    if (pattern != null && !pattern.startsWith("^")) {
      schema.setPattern("^(?:" + pattern + ")$");
    }
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static String name(RecordComponent component) {
    JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
    return named != null && !named.value().isEmpty()
        ? named.value()
        : SnakeCase.of(component.getName());
  }

  private static @Nullable Schema<?> definition(Schema<?> resolved, ModelConverterContext context) {
    String reference = resolved.get$ref();
    return reference == null
        ? resolved
        : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
  }

  private static @Nullable Class<?> raw(AnnotatedType type) {
    if (type.getType() instanceof JavaType java) {
      return java.getRawClass();
    }
    return type.getType() instanceof Class<?> plain ? plain : null;
  }
}
