package dev.reev.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Lists have one shape, and an id has one name, in all routes that the first server had not. */
class ApiShapesTest {

  /** Routes of the first server's clients, which stay as they were: docs/legacy-routes.md. */
  private static final List<String> OLDER =
      List.of(
          "/api/v1/agent-performance",
          "/api/v1/agents",
          "/api/v1/benchmarks",
          "/api/v1/benchmarks/{benchmarkId}/run",
          "/api/v1/benchmarks/{benchmarkId}/status",
          "/api/v1/benchmarks/{benchmarkId}/status/{executionId}",
          "/api/v1/benchmarks/{benchmarkId}/stop/{executionId}",
          "/api/v1/debug/agent-performance-raw",
          "/api/v1/debug/benchmarks",
          "/api/v1/debug/execution-sessions",
          "/api/v1/execution-logs/{benchmarkId}",
          "/api/v1/flow-logs/{benchmarkId}",
          "/api/v1/flows/{sessionId}",
          "/api/v1/results",
          "/api/v1/results/{benchmarkId}",
          "/api/v1/transaction-logs/demo",
          "/api/v1/transaction-logs/{benchmarkId}");

  /** Resources that have ids; a string property of this bare name would be an unlabelled id. */
  private static final Set<String> THINGS =
      Set.of("benchmark", "run", "suite", "schedule", "tick", "webhook", "score_set");

  /** The name under which runs are listed together, not an id. */
  private static final Set<String> NAMES = Set.of("RunView.suite", "RunBody.suite");

  private static final JsonNode DOCUMENT =
      new YAMLMapper().readTree(Path.of("../docs/openapi.yaml"));

  @Test
  void olderRoutes_areThere() {
    assertThat(OLDER).allSatisfy(path -> assertThat(DOCUMENT.path("paths").has(path)).isTrue());
  }

  @Test
  void everyList_isDataWithACursor() {
    List<String> others = new ArrayList<>();
    int lists = 0;
    for (Map.Entry<String, JsonNode> response : responses().entrySet()) {
      JsonNode schema = resolved(response.getValue());
      JsonNode fields = schema.path("properties");
      boolean list = schema.path("type").asString("").equals("array") || fields.has("data");
      if (!list && !fields.has("next_cursor")) {
        continue;
      }
      lists++;
      if (!fields.path("data").path("type").asString("").equals("array")
          || !fields.has("next_cursor")) {
        others.add(response.getKey());
      }
    }

    assertThat(others).isEmpty();
    assertThat(lists).isGreaterThan(10);
  }

  @Test
  void everyId_isNamedIdOrAfterWhatItIsTheIdOf() {
    List<String> others = new ArrayList<>();
    Set<String> schemas = new TreeSet<>();
    DOCUMENT.path("paths").properties().stream()
        .filter(path -> !OLDER.contains(path.getKey()))
        .forEach(path -> collect(path.getValue(), schemas));
    for (String name : schemas) {
      for (Map.Entry<String, JsonNode> field : schema(name).path("properties").properties()) {
        String named = name + "." + field.getKey();
        if (isMisnamed(field.getKey(), field.getValue()) && !NAMES.contains(named)) {
          others.add(named);
        }
      }
    }

    assertThat(others).isEmpty();
    assertThat(schemas).contains("RunView", "TickView", "ItemView", "ComparisonView");
  }

  private static boolean isMisnamed(String name, JsonNode schema) {
    boolean text = schema.path("type").toString().contains("\"string\"");
    boolean uuid = schema.path("format").asString("").equals("uuid");
    boolean id = name.equals("id") || name.endsWith("_id") || name.equals("next_cursor");
    return (text && (THINGS.contains(name) || (uuid && !id)))
        || name.equals("execution_id")
        || name.equals("session_id");
  }

  private static Map<String, JsonNode> responses() {
    Map<String, JsonNode> found = new TreeMap<>();
    for (Map.Entry<String, JsonNode> path : DOCUMENT.path("paths").properties()) {
      JsonNode schema = path.getValue().at("/get/responses/200/content/application~1json/schema");
      if (!OLDER.contains(path.getKey()) && !schema.isMissingNode()) {
        found.put(path.getKey(), schema);
      }
    }
    return found;
  }

  /** Names of the schemas that a part of the document leads to. */
  private static void collect(JsonNode part, Set<String> names) {
    String reference = part.path("$ref").asString("");
    if (reference.startsWith("#/components/schemas/")) {
      String name = reference.substring(reference.lastIndexOf('/') + 1);
      if (names.add(name)) {
        collect(schema(name), names);
      }
    }
    part.forEach(child -> collect(child, names));
  }

  private static JsonNode resolved(JsonNode schema) {
    String reference = schema.path("$ref").asString("");
    return reference.isEmpty()
        ? schema
        : schema(reference.substring(reference.lastIndexOf('/') + 1));
  }

  private static JsonNode schema(String name) {
    return DOCUMENT.path("components").path("schemas").path(name);
  }
}
