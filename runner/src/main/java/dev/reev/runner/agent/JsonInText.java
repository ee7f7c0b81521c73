package dev.reev.runner.agent;

import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.text.PlainText;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/** Finds the JSON at the end of a model's text: an object or a list. */
final class JsonInText {

  /** A fence in any spelling: any case of its language, on one line or several. */
  private static final Pattern FENCED =
      Pattern.compile("(`{3,}|~{3,})[ \\t]*[A-Za-z0-9_+.-]*\\s*(.*?)\\1", Pattern.DOTALL);

  /** A fence that starts the text. */
  static final Pattern FENCE_BEGUN = Pattern.compile("\\A(?:`{3,}|~{3,})[ \\t]*\\w*\\s*");

  private static final Pattern BRACKET = Pattern.compile("[{\\[]");

  /** Limit on start positions in prose, so that text full of brackets terminates. */
  private static final int MAX_TRIES = 1000;

  private static final ObjectReader ONE_VALUE =
      ReevJson.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonInText() {}

  /** The whole text as JSON, with or without a fence. */
  static Optional<JsonNode> whole(String text) {
    return parse(unfenced(text));
  }

  /** The whole text, else the last fenced block that is JSON. */
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
                    .flatMap(block -> parse(block.group(2)).stream())
                    .reduce((earlier, later) -> later));
  }

  /** Like {@link #find}, else the last JSON inside prose. */
  static Optional<JsonNode> anywhere(@Nullable String text) {
    return find(text).or(() -> text == null ? Optional.empty() : inProse(text));
  }

  /** JSON at the end of the text; text in front of it is ignored. */
  static Optional<JsonNode> atTheEnd(String text) {
    return BRACKET
        .matcher(text)
        .results()
        .limit(MAX_TRIES)
        .flatMap(begin -> parse(unfenced(text.substring(begin.start()))).stream())
        .findFirst();
  }

  /** Content of fenced blocks. */
  static Stream<String> blocks(String text) {
    return FENCED.matcher(text).results().map(block -> block.group(2));
  }

  /** Removes a fence around the whole text, closed or not. */
  static String unfenced(String text) {
    String stripped = text.strip();
    var fence = FENCED.matcher(stripped);
    return fence.matches()
        ? fence.group(2)
        : FENCE_BEGUN.matcher(stripped).replaceFirst("").replaceFirst("[`~\\s]+\\z", "");
  }

  private static Optional<JsonNode> inProse(String text) {
    Optional<JsonNode> last = Optional.empty();
    int tries = 0;
    int i = 0;
    while (i < text.length() && tries < MAX_TRIES) {
      int end = -1;
      if (text.charAt(i) == '{' || text.charAt(i) == '[') {
        tries++;
        try (JsonParser parser = ReevJson.MAPPER.createParser(text.substring(i))) {
          JsonNode found = ONE_VALUE.readTree(parser);
          end = i + (int) parser.currentLocation().getCharOffset();
          last = Optional.of(PlainText.of(found));
        } catch (JacksonException e) {
          // Prose contains brackets, too.
        }
      }
      i = Math.max(end, i + 1);
    }
    return last;
  }

  private static Optional<JsonNode> parse(String text) {
    try {
      return Optional.of(PlainText.of(ReevJson.MAPPER.readTree(text)))
          .filter(JsonNode::isContainer);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
