package dev.reev.api.openapi;

import dev.reev.benchmarks.schema.ReevJson;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/**
 * Examples in the document, which also seed the fuzzer.
 *
 * @param parameters a value for each parameter of that name
 * @param operations bodies and answers, by method and path
 */
record Examples(Map<String, Object> parameters, Map<String, Example> operations) {

  record Example(@Nullable Object request, @Nullable Object response) {}

  static Examples load() throws IOException {
    try (InputStream file = new ClassPathResource("openapi/examples.json").getInputStream()) {
      return ReevJson.MAPPER.readValue(file, Examples.class);
    }
  }

  void addTo(String method, String path, Operation operation) {
    for (Parameter parameter :
        Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of())) {
      parameter.setExample(parameters.get(parameter.getName()));
    }
    Example example = operations.get(method + " " + path);
    if (example == null) {
      return;
    }
    if (example.request() != null && operation.getRequestBody() != null) {
      set(operation.getRequestBody().getContent(), example.request());
    }
    if (example.response() != null) {
      operation.getResponses().entrySet().stream()
          .filter(response -> response.getKey().startsWith("2"))
          .forEach(response -> set(response.getValue().getContent(), example.response()));
    }
  }

  private static void set(@Nullable Content content, Object value) {
    if (content != null) {
      content.values().forEach(media -> media.setExample(value));
    }
  }
}
