package dev.reev.api.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Objects;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * PATCH takes a JSON Merge Patch (<a href="https://www.rfc-editor.org/rfc/rfc7396">RFC 7396</a>):
 * the fields of the body that it changes, none of which must be there.
 */
final class MergePatches implements OpenApiCustomizer {

  private static final String SCHEMAS = "#/components/schemas/";

  @Override
  public void customise(OpenAPI document) {
    document.getPaths().values().stream()
        .map(PathItem::getPatch)
        .filter(Objects::nonNull)
        .flatMap(MergePatches::bodies)
        .forEach(body -> loosen(document, body));
  }

  private static Stream<MediaType> bodies(Operation operation) {
    return operation.getRequestBody().getContent().values().stream();
  }

  private static void loosen(OpenAPI document, MediaType media) {
    String name = media.getSchema().get$ref().substring(SCHEMAS.length());
    Schema<?> whole = Objects.requireNonNull(document.getComponents().getSchemas().get(name), name);
    String loose = name.replaceFirst("Body$", "Patch");
    Schema<?> schema =
        new JsonSchema()
            .typesItem("object")
            .description("What is to change; null takes away, what is not named stays");
    whole.getProperties().forEach(schema::addProperty);
    document.getComponents().addSchemas(loose, schema);
    media.setSchema(new JsonSchema().$ref(SCHEMAS + loose));
  }
}
