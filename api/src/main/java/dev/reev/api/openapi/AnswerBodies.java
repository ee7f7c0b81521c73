package dev.reev.api.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

/** Describes answers whose Java type says nothing about what is sent. */
final class AnswerBodies implements OperationCustomizer {

  private static final String JSON = org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
  private static final String TEXT = org.springframework.http.MediaType.TEXT_PLAIN_VALUE;
  private static final String EVENTS = org.springframework.http.MediaType.TEXT_EVENT_STREAM_VALUE;

  @Override
  public Operation customize(Operation operation, HandlerMethod handler) {
    ResolvableType answer = ResolvableType.forMethodReturnType(handler.getMethod());
    Class<?> body =
        answer.toClass() == ResponseEntity.class ? answer.getGeneric().toClass() : answer.toClass();
    ApiResponse ok = operation.getResponses().get("200");
    if (ok == null) {
      return operation;
    }
    if (body == byte[].class && ok.getContent().containsKey(JSON)) {
      ok.setContent(content(JSON, new JsonSchema().typesItem("object").additionalProperties(true)));
    } else if (ResponseBodyEmitter.class.isAssignableFrom(body)) {
      describeEvents(operation.getResponses(), ok);
    } else if (Resource.class.isAssignableFrom(body)) {
      describeText(operation.getResponses(), ok);
    }
    return operation;
  }

  private static void describeEvents(ApiResponses responses, ApiResponse ok) {
    ok.setContent(content(EVENTS, new JsonSchema().typesItem("string")));
    responses.addApiResponse(
        "204", new ApiResponse().description("Nothing will come any more; do not ask again"));
  }

  private static void describeText(ApiResponses responses, ApiResponse ok) {
    Content text = content(TEXT, new JsonSchema().typesItem("string"));
    ok.setContent(text);
    responses.addApiResponse(
        "206", new ApiResponse().description("The range that was asked for").content(text));
  }

  private static Content content(String type, Schema<?> schema) {
    return new Content().addMediaType(type, new MediaType().schema(schema));
  }
}
