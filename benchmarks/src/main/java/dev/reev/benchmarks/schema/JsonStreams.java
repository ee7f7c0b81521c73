package dev.reev.benchmarks.schema;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonGeneratorDecorator;

/**
 * The JSON reader and writer settings of all of Reev; separate from the mapper, which a short run
 * need not load.
 */
final class JsonStreams {

  /** Refuses duplicate keys; writes plain text only. */
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .addDecorator(new Plain())
          .build();

  private JsonStreams() {}

  private static final class Plain implements JsonGeneratorDecorator {

    @Override
    public JsonGenerator decorate(TokenStreamFactory factory, JsonGenerator generator) {
      return new PlainGenerator(generator);
    }
  }
}
