package dev.reev.api.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import java.io.IOException;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.providers.JavadocProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/** Derives the document from the controllers, their records and their Javadoc. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

  private static final String DESCRIPTION =
      """
      Durable benchmark runs for LLM agents. Every answer comes from the database. Errors are RFC 9457 problems \
      with a stable `code`; see docs/api.md.
      """;

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(new Info().title("Reev").version("1").description(DESCRIPTION.strip()))
        .addServersItem(new Server().url("/").description("this server"));
  }

  /** Swagger reads classes with Jackson 2; the names must be those that our Jackson 3 writes. */
  @Bean
  ModelResolver modelResolver() {
    ObjectMapper names = Json31.mapper().copy();
    names.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    return new ModelResolver(names, new NestedNames()).openapi31(true);
  }

  @Bean
  RecordSchemas recordSchemas(JavadocProvider javadoc) {
    return new RecordSchemas(javadoc);
  }

  @Bean
  OperationCustomizer answerBodies() {
    return new AnswerBodies();
  }

  /** Generated clients name their methods after it, so it must not change with a new route. */
  @Bean
  OperationCustomizer operationIds() {
    return (operation, handler) -> {
      String controller = handler.getBeanType().getSimpleName().replace("Controller", "");
      operation.setOperationId(
          StringUtils.uncapitalize(controller)
              + StringUtils.capitalize(handler.getMethod().getName()));
      return operation;
    };
  }

  @Bean
  OpenApiCustomizer mergePatches() {
    return new MergePatches();
  }

  @Bean
  OpenApiCustomizer vocabularies() {
    return new Vocabularies();
  }

  @Bean
  OpenApiCustomizer sharedParts() throws IOException {
    return new SharedParts(Examples.load());
  }
}
