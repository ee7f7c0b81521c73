package dev.reev.runner.agent;

import dev.reev.benchmarks.schema.ReevJson;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Finds the JSON that a model ends with. */
final class JsonInText {

  private static final Pattern FENCED =
      Pattern.compile("```(?:json)?\\s*\\n(.*?)```", Pattern.DOTALL);

  private JsonInText() {}

  /** An object or a list: the whole text, else the last fenced block that is one. */
  static Optional<JsonNode> find(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    return parse(text)
        .or(
            () ->
                FENCED
                    .matcher(text)
                    .results()
                    .flatMap(block -> parse(block.group(1)).stream())
                    .reduce((earlier, later) -> later));
  }

  private static Optional<JsonNode> parse(String text) {
    try {
      return Optional.of(ReevJson.MAPPER.readTree(text)).filter(JsonNode::isContainer);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
