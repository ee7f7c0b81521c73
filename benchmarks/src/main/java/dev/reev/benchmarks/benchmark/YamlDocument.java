package dev.reev.benchmarks.benchmark;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * YAML as a tree, with the line of every value.
 *
 * @param locations by JSON pointer
 */
record YamlDocument(JsonNode root, Map<String, TokenStreamLocation> locations) {

  /** Far deeper than the schema goes, far less deep than what exhausts the stack. */
  private static final int MAX_DEPTH = 50;

  static final YAMLMapper MAPPER =
      YAMLMapper.builder(
              YAMLFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .build();

  static YamlDocument parse(String yaml, String sourceName) {
    try {
      Map<String, TokenStreamLocation> locations = locate(yaml, sourceName);
      return new YamlDocument(MAPPER.readTree(yaml), locations);
    } catch (JacksonException e) {
      throw new InvalidBenchmarkException(
          sourceName, List.of(problemAt(e.getLocation(), "", firstLine(e.getOriginalMessage()))));
    }
  }

  BenchmarkProblem problem(String pointer, String message) {
    return problemAt(locations.get(pointer), pointer, message);
  }

  /** Aliases are refused: Jackson would read one as a string, and nested ones can explode. */
  private static Map<String, TokenStreamLocation> locate(String yaml, String sourceName) {
    Map<String, TokenStreamLocation> locations = new HashMap<>();
    try (JsonParser parser = MAPPER.createParser(yaml)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        TokenStreamLocation location = parser.currentTokenLocation();
        String pointer = parser.streamReadContext().pathAsPointer().toString();
        if (parser instanceof YAMLParser yamlParser && yamlParser.isCurrentAlias()) {
          throw new InvalidBenchmarkException(
              sourceName, List.of(problemAt(location, pointer, "YAML aliases are not allowed")));
        }
        locations.putIfAbsent(pointer, location);
      }
    }
    return locations;
  }

  private static BenchmarkProblem problemAt(
      @Nullable TokenStreamLocation location, String pointer, String message) {
    return location == null || location.getLineNr() < 1
        ? new BenchmarkProblem(0, 0, pointer, message)
        : new BenchmarkProblem(location.getLineNr(), location.getColumnNr(), pointer, message);
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("is not valid YAML").strip();
  }
}
