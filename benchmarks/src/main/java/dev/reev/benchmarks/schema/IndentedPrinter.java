package dev.reev.benchmarks.schema;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.PrettyPrinter;

/**
 * Prints like Jackson's default printer: objects over several lines, lists in one. Jackson's own
 * concatenates its separators on creation, which makes the JVM load ten more classes.
 */
final class IndentedPrinter implements PrettyPrinter {

  private static final String LINE = System.lineSeparator();

  private int depth;

  @Override
  public void writeRootValueSeparator(JsonGenerator json) {
    json.writeRaw(' ');
  }

  @Override
  public void writeStartObject(JsonGenerator json) {
    json.writeRaw('{');
    depth++;
  }

  @Override
  public void beforeObjectEntries(JsonGenerator json) {
    newLine(json);
  }

  @Override
  public void writeObjectNameValueSeparator(JsonGenerator json) {
    json.writeRaw(" : ");
  }

  @Override
  public void writeObjectEntrySeparator(JsonGenerator json) {
    json.writeRaw(',');
    newLine(json);
  }

  @Override
  public void writeEndObject(JsonGenerator json, int entries) {
    depth--;
    if (entries > 0) {
      newLine(json);
    } else {
      json.writeRaw(' ');
    }
    json.writeRaw('}');
  }

  @Override
  public void writeStartArray(JsonGenerator json) {
    json.writeRaw('[');
  }

  @Override
  public void beforeArrayValues(JsonGenerator json) {
    json.writeRaw(' ');
  }

  @Override
  public void writeArrayValueSeparator(JsonGenerator json) {
    json.writeRaw(", ");
  }

  @Override
  public void writeEndArray(JsonGenerator json, int values) {
    json.writeRaw(" ]");
  }

  private void newLine(JsonGenerator json) {
    json.writeRaw(LINE);
    for (int i = 0; i < depth; i++) {
      json.writeRaw("  ");
    }
  }
}
