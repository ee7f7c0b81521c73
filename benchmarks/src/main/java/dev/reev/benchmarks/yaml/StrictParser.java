package dev.reev.benchmarks.yaml;

import dev.reev.benchmarks.text.PlainText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.util.JsonParserDelegate;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Records the place of every token and refuses constructs with surprising results: aliases (Jackson
 * would read them as text, and nested ones explode), tags, duplicate keys, numbers that are not
 * finite, and deep nesting.
 */
final class StrictParser extends JsonParserDelegate {

  /** Far deeper than any schema here, and far from exhausting the stack. */
  static final int MAX_DEPTH = 50;

  private final Map<String, TokenStreamLocation> locations = new HashMap<>();
  private final Map<String, String> fractions = new HashMap<>();
  private final List<String> notPlain = new ArrayList<>();

  StrictParser(JsonParser parser) {
    super(parser);
  }

  /** Locations of all tokens so far, by JSON pointer; that of a key for a value that has one. */
  Map<String, TokenStreamLocation> locations() {
    return locations;
  }

  /** Numbers with a point or an exponent as written in the text, by JSON pointer. */
  Map<String, String> fractions() {
    return fractions;
  }

  /** Pointers of texts and keys that are not plain, in their order. */
  List<String> notPlain() {
    return List.copyOf(notPlain);
  }

  String pointer() {
    return streamReadContext().pathAsPointer().toString();
  }

  @Override
  @SuppressWarnings("NullAway") // Jackson returns null at the end
  public JsonToken nextToken() {
    JsonToken token = super.nextToken();
    if (token != null && !token.isStructEnd()) {
      requirePlain(token);
      noteText(token);
      TokenStreamLocation first =
          locations.putIfAbsent(PlainText.of(pointer()), currentTokenLocation());
      if (token == JsonToken.PROPERTY_NAME && first != null) {
        throw new RefusedYamlException(
            "key '%s' is given twice; the first is on line %d"
                .formatted(currentName(), first.getLineNr()));
      }
    }
    return token;
  }

  @Override
  @SuppressWarnings("NullAway") // Jackson returns null when there is no further name
  public String nextName() {
    return nextToken() == JsonToken.PROPERTY_NAME ? currentName() : null;
  }

  private void noteText(JsonToken token) {
    String text =
        token == JsonToken.PROPERTY_NAME
            ? currentName()
            : token == JsonToken.VALUE_STRING ? getString() : null;
    if (text != null && !PlainText.isPlain(text)) {
      notPlain.add(PlainText.of(pointer()));
    }
  }

  private void requirePlain(JsonToken token) {
    if (delegate instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
      throw new RefusedYamlException("YAML aliases are not allowed; write the value again");
    }
    if (getTypeId() != null) {
      throw new RefusedYamlException("YAML tags (such as !!str) are not allowed");
    }
    if (streamReadContext().getNestingDepth() > MAX_DEPTH) {
      throw new RefusedYamlException("nested deeper than " + MAX_DEPTH + " levels");
    }
    if (token == JsonToken.VALUE_NUMBER_FLOAT) {
      String number = Objects.toString(getString());
      requireFinite(number);
      fractions.put(PlainText.of(pointer()), number);
    }
  }

  private static void requireFinite(String number) {
    // Of all numbers only .inf and .nan have letters other than the E of the exponent.
    boolean named = number.toLowerCase(Locale.ROOT).contains("n");
    if (named || !Double.isFinite(Double.parseDouble(number))) {
      throw new RefusedYamlException(
          number + " is not allowed; write a number from -1.7e308 to 1.7e308");
    }
  }

  /** A construct that is legal in YAML and refused by Reev. */
  static final class RefusedYamlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedYamlException(String message) {
      super(message);
    }
  }
}
