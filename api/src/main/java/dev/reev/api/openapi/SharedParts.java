package dev.reev.api.openapi;

import dev.reev.api.problem.Problem;
import dev.reev.api.request.SnakeCase;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Adds the parts common to all operations, so that no controller has to repeat them. */
final class SharedParts implements OpenApiCustomizer {

  private static final String PROBLEM = "Problem";
  private static final String UNCHANGED = "Unchanged";
  private static final String ROOT = "/api/v1/";

  /** Collections of the API, in the order in which one meets them. */
  private static final Map<String, String> TAGS = tags();

  private final Examples examples;

  SharedParts(Examples examples) {
    this.examples = examples;
  }

  @Override
  public void customise(OpenAPI document) {
    Components components = document.getComponents();
    ModelConverters.getInstance(true).readAll(Problem.class).forEach(components::addSchemas);
    components.addResponses(PROBLEM, problem());
    components.addResponses(
        UNCHANGED, new ApiResponse().description("The answer is the one that the ETag names"));
    document
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach((method, operation) -> complete(method, path, operation)));
    document.setTags(
        TAGS.entrySet().stream()
            .map(tag -> new Tag().name(tag.getKey()).description(tag.getValue()))
            .toList());
  }

  private void complete(HttpMethod method, String path, Operation operation) {
    operation.setTags(List.of(tag(path)));
    tidyTexts(operation);
    ApiResponses responses = operation.getResponses();
    responses.addApiResponse("4XX", new ApiResponse().$ref(PROBLEM));
    responses.addApiResponse("5XX", new ApiResponse().$ref(PROBLEM));
    if (method == HttpMethod.GET) {
      responses.addApiResponse("304", new ApiResponse().$ref(UNCHANGED));
    }
    examples.addTo(method.name(), path, operation);
  }

  private static void tidyTexts(Operation operation) {
    operation.setSummary(Prose.orNull(operation.getSummary()));
    operation.setDescription(Prose.orNull(operation.getDescription()));
    if (Objects.equals(operation.getSummary(), operation.getDescription())) {
      operation.setDescription(null);
    }
    for (Parameter parameter :
        Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of())) {
      parameter.setDescription(Prose.orNull(parameter.getDescription()));
      Schema<?> schema = parameter.getSchema();
      if (parameter.getIn().equals("query") && schema != null) {
        // Records of query parameters name them in the style of the whole API; a query has no null.
        parameter.setName(SnakeCase.of(parameter.getName()));
        if (schema.getTypes() != null) {
          schema.getTypes().remove("null");
        }
      }
    }
  }

  private static Map<String, String> tags() {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("runs", "Runs as a resource: order, list, watch, cancel, repeat");
    tags.put("suites", "Many runs as one: order, watch, repeat, judge, export");
    tags.put("scores", "Stored runs scored again, without an agent or a ledger");
    tags.put("schedules", "Suites again and again, and who is told when an agent got worse");
    tags.put("ticks", "What one time of a schedule came to, and what that rests on");
    tags.put("benchmarks", "The catalogue, and runs as the first web client orders them");
    tags.put("agents", "Agents and their settings");
    tags.put("agent-performance", "How agents scored");
    tags.put("results", "Results of ended runs");
    tags.put("execution-logs", "What happened in the newest run of a benchmark, as text");
    tags.put("transaction-logs", "What the ledger logged in the newest run of a benchmark");
    tags.put("flow-logs", "Flows of the runs of a benchmark");
    tags.put("flows", "One run as a diagram");
    tags.put("sync", "Reads the benchmark files again");
    tags.put("upsert-yml", "Stores one benchmark");
    tags.put("health", "Whether the process answers");
    return tags;
  }

  /** The collection that a path begins with. */
  private static String tag(String path) {
    String rest = path.startsWith(ROOT) ? path.substring(ROOT.length()) : path.substring(1);
    int slash = rest.indexOf('/');
    return slash < 0 ? rest : rest.substring(0, slash);
  }

  private static ApiResponse problem() {
    MediaType media =
        new MediaType().schema(new JsonSchema().$ref("#/components/schemas/" + PROBLEM));
    return new ApiResponse()
        .description("What is wrong (RFC 9457); `code` is stable, docs/api.md lists its values")
        .addHeaderObject(
            "Retry-After",
            new Header()
                .description("Seconds to wait; with 429 and 503")
                .schema(new JsonSchema().typesItem("integer")))
        .content(
            new Content()
                .addMediaType(
                    org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE, media));
  }
}
