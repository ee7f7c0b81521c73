package dev.reev.api.openapi;

import dev.reev.benchmarks.schema.ReevJson;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.type.TypeReference;

/** One example for the body and the answer of the main operations, by method and path. */
record Examples(Map<String, Example> byOperation) {

  record Example(@Nullable Object request, @Nullable Object response) {}

  static Examples load() throws IOException {
    try (InputStream file = new ClassPathResource("openapi/examples.json").getInputStream()) {
      return new Examples(ReevJson.MAPPER.readValue(file, new TypeReference<>() {}));
    }
  }

  void addTo(String method, String path, Operation operation) {
    Example example = byOperation.get(method + " " + path);
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
