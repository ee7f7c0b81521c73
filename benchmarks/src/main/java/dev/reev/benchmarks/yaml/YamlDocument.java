package dev.reev.benchmarks.yaml;

import dev.reev.benchmarks.text.PlainText;
import dev.reev.benchmarks.yaml.StrictParser.RefusedYamlException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** One YAML document as a tree, with the place of every value. */
public final class YamlDocument {

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          // 1.0e3 lamports are most likely a mistake.
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          // A second document is refused below, with a better message.
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .build();

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final JsonNode root;
  private final Map<String, TokenStreamLocation> locations;
  private final Map<String, String> fractions;
  private final List<String> replaced;

  private YamlDocument(JsonNode root, StrictParser parser) {
    this.root = root;
    this.locations = parser.locations();
    this.fractions = parser.fractions();
    this.replaced = parser.notPlain();
  }

  /**
   * Reads text; a byte order mark in front of it is skipped.
   *
   * @throws InvalidYamlException when it is not exactly one document of plain, finite, unique
   *     things
   */
  public static YamlDocument parse(String text) throws InvalidYamlException {
    String yaml = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    requirePrintable(yaml);
    try (StrictParser parser = new StrictParser(MAPPER.createParser(yaml))) {
      return read(parser);
    }
  }

  /** The tree; its texts are plain, see {@link PlainText}. */
  public JsonNode root() {
    return root;
  }

  /**
   * Pointers of the keys and texts in which escapes ({@code "\0"}, half of a {@code "\ud83d"})
   * produce characters that cannot be stored; the tree has their codes instead.
   */
  public List<String> replaced() {
    return replaced;
  }

  /** True when the document has a value there, null included. */
  public boolean has(String pointer) {
    return locations.containsKey(pointer);
  }

  /** Place of the field at this JSON pointer, or of its nearest existing parent. */
  public Place place(String pointer) {
    String known = pointer;
    while (!known.isEmpty() && !locations.containsKey(known)) {
      known = known.substring(0, known.lastIndexOf('/'));
    }
    return place(locations.get(known), pointer);
  }

  /**
   * The document as an object of this type.
   *
   * @throws InvalidYamlException when it does not fit, which the schema should have caught
   */
  public <T> T to(Class<T> type) throws InvalidYamlException {
    try {
      return MAPPER.treeToValue(root, type);
    } catch (DatabindException e) {
      String pointer = pointer(e);
      String fraction = fractions.get(pointer);
      throw new InvalidYamlException(
          place(pointer),
          fraction != null
              ? "is %s; must be a whole number, without point and exponent".formatted(fraction)
              : "has a value of another kind than is allowed here");
    }
  }

  private static YamlDocument read(StrictParser parser) throws InvalidYamlException {
    try {
      JsonNode root = MAPPER.readTree(parser);
      if (root == null || root.isMissingNode()) {
        throw new InvalidYamlException(new Place(1, 1, ""), "is empty");
      }
      if (parser.nextToken() != null) {
        throw new RefusedYamlException("a second document starts here; one is allowed");
      }
      return new YamlDocument(PlainText.of(root), parser);
    } catch (RefusedYamlException e) {
      throw new InvalidYamlException(
          place(parser.currentTokenLocation(), parser.pointer()), String.valueOf(e.getMessage()));
    } catch (JacksonException e) {
      throw unreadable(e, parser);
    }
  }

  private static InvalidYamlException unreadable(JacksonException e, StrictParser parser) {
    if (e.getCause() instanceof MarkedYamlEngineException marked) {
      Place place =
          marked
              .getProblemMark()
              .map((Mark mark) -> new Place(mark.getLine() + 1, mark.getColumn() + 1, ""))
              .orElse(new Place(0, 0, ""));
      return new InvalidYamlException(
          place, "is not valid YAML: " + firstLine(Objects.toString(marked.getProblem())));
    }
    return new InvalidYamlException(
        place(parser.currentTokenLocation(), parser.pointer()),
        e instanceof StreamConstraintsException
            ? "is beyond a limit: it is nested too deeply, or a number or name is too long"
            : "is not valid YAML: " + firstLine(e.getOriginalMessage()));
  }

  private static void requirePrintable(String yaml) throws InvalidYamlException {
    int line = 1;
    int lineStart = 0;
    int i = 0;
    while (i < yaml.length()) {
      int codePoint = yaml.codePointAt(i);
      if (!StreamReader.isPrintable(codePoint)) {
        throw new InvalidYamlException(
            new Place(line, yaml.codePointCount(lineStart, i) + 1, ""),
            "has the control character U+%04X; only printable characters are allowed"
                .formatted(codePoint));
      }
      i += Character.charCount(codePoint);
      if (codePoint == '\n') {
        line++;
        lineStart = i;
      }
    }
  }

  private static String pointer(DatabindException e) {
    StringBuilder pointer = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      pointer
          .append('/')
          .append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName());
    }
    return pointer.toString();
  }

  private static Place place(@Nullable TokenStreamLocation location, String pointer) {
    return location == null || location.getLineNr() < 1
        ? new Place(0, 0, pointer)
        : new Place(location.getLineNr(), location.getColumnNr(), pointer);
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("no reason given").strip();
  }
}
