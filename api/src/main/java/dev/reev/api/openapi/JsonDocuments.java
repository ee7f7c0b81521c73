package dev.reev.api.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.ResolvableType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.method.HandlerMethod;

/** A controller that answers with bytes of JSON passes a stored document on; it is an object. */
final class JsonDocuments implements OperationCustomizer {

  private static final String JSON = org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

  @Override
  public Operation customize(Operation operation, HandlerMethod handler) {
    ResolvableType answer = ResolvableType.forMethodReturnType(handler.getMethod());
    ResolvableType body = answer.toClass() == ResponseEntity.class ? answer.getGeneric() : answer;
    if (body.resolve() == byte[].class) {
      operation.getResponses().values().stream()
          .filter(response -> response.getContent() != null)
          .map(response -> response.getContent().get(JSON))
          .filter(content -> content != null)
          .forEach(JsonDocuments::describe);
    }
    return operation;
  }

  private static void describe(MediaType content) {
    content.setSchema(new JsonSchema().typesItem("object").additionalProperties(true));
  }
}
