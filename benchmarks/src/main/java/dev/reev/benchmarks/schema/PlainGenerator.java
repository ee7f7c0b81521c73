package dev.reev.benchmarks.schema;

import dev.reev.benchmarks.text.PlainText;
import java.io.IOException;
import java.io.Reader;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.util.JsonGeneratorDelegate;

/** Writes only text that is safe for readers of the JSON, see {@link PlainText}. */
final class PlainGenerator extends JsonGeneratorDelegate {

  PlainGenerator(JsonGenerator generator) {
    super(generator, false);
  }

  @Override
  public JsonGenerator writeName(String name) {
    super.writeName(PlainText.of(name));
    return this;
  }

  @Override
  public JsonGenerator writeString(String text) {
    super.writeString(text == null ? null : PlainText.of(text));
    return this;
  }

  @Override
  public JsonGenerator writeString(char[] buffer, int offset, int length) {
    return writeString(new String(buffer, offset, length));
  }

  @Override
  public JsonGenerator writeString(Reader reader, int length) {
    StringBuilder text = new StringBuilder();
    char[] buffer = new char[4096];
    try {
      for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
        text.append(buffer, 0, n);
      }
    } catch (IOException e) {
      throw JacksonIOException.construct(e, this);
    }
    return writeString(text.toString());
  }
}
